import type { ControlResult, Fact } from '../../core/controls/types.ts';
import type { Run } from '../../core/run.ts';
import { controlText, displayName, factLabel, factText, formatNumber, groupDigest, mappingText, outcomeWord, reportText, severities } from '../../text/index.ts';
import { cell, digest, mono, muted, plain, strong, type Block, type FactRow, type Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import { controlAnchor } from '../links.ts';
import { pointerTexts } from './findings.ts';
import { fact, isDigest } from './texts.ts';

/** Each control test with its population, then every exception and every case that could not be told. */
export function controlsSection({ run, choices }: ReportInput): Section {
  const { controls } = run;
  const text = reportText.controls;
  const title = reportText.sectionTitles.controls;
  const judged = controls.filter((each) => !each.advisory);
  const advisory = controls.filter((each) => each.advisory);
  if (controls.length === 0) return { id: 'controls', title, blocks: [{ kind: 'paragraph', text: text.none }] };
  const { id, version } = run.inputs.controlPack;
  return {
    id: 'controls',
    title,
    blocks: [
      { kind: 'paragraph', text: text.lead(controls.length, `${displayName(id)} ${displayName(version)}`) },
      ...(judged.length === 0 ? [] : [results(run, judged, text.results, text.columns.exceptions)]),
      ...(advisory.length === 0 ? [] : [
        { kind: 'paragraph' as const, text: text.advisory(advisory.length) },
        results(run, advisory, text.advisoryResults, text.columns.indications),
      ]),
      ...[...judged, ...advisory].flatMap((each) => detail(each, controlAnchor(controls, each.id), choices.leftOut.includes('populations'))),
    ],
  };
}

function results({ controls }: Run, shown: readonly ControlResult[], about: string, found: string): Block {
  const { columns, indications } = reportText.controls;
  return {
    kind: 'table',
    about,
    columns: [
      { title: columns.result, share: 19 }, { title: columns.test, share: 47 }, { title: columns.severity, share: 11 },
      { title: columns.population, share: 12, align: 'right' }, { title: found, share: 11, align: 'right' },
    ],
    rows: shown.map((each) => [
      indicates(each) ? cell(strong(indications)) : { mark: each.outcome, texts: [strong(outcomeWord(each.outcome))] },
      cell({ ...plain(controlText(each.id).title), to: controlAnchor(controls, each.id) }, muted(displayName(each.id))),
      cell(plain(severities[each.severity])),
      cell(plain(formatNumber(each.population))),
      cell(plain(formatNumber(each.exceptionCount))),
    ]),
  };
}

/** An advisory test that found something failed nothing: it must not look as if it had. */
export const indicates = ({ advisory, outcome }: ControlResult): boolean => advisory && outcome === 'fail';

/** The rule of the population stands in a section of its own, unless that is left out. */
function detail(control: ControlResult, anchor: string, withRule: boolean): readonly Block[] {
  const words = reportText.controls;
  const text = controlText(control.id);
  const id = displayName(control.id);
  const kind = control.advisory ? 'indication' : 'exception';
  return [
    { kind: 'heading', text: text.title, anchor, ...(indicates(control) ? {} : { mark: control.outcome }), code: `${id} v${control.version}` },
    {
      kind: 'facts',
      about: words.tested(id),
      rows: [
        ...(text.rationale === '' ? [] : [fact(words.why, plain(text.rationale))]),
        withRule
          ? fact(words.population, ...(text.population === '' ? [] : [plain(text.population)]), muted(words.digestOf(control.population)), digest(groupDigest(control.populationDigest)))
          : fact(words.population, { ...plain(words.ruleThere(control.population)), to: 'populations' }),
        fact(words.cameTo, plain(sentence(control))),
        ...(control.mappings.length === 0 ? [] : [fact(words.relevantTo, muted(control.mappings.map(mappingText).join(' · ')))]),
      ],
    },
    ...members(control, kind, control.exceptions, control.exceptionCount),
    ...members(control, 'undecided', control.undecided, control.undecidedCount),
  ];
}

export function sentence(control: ControlResult): string {
  const words = reportText.controls;
  const base = control.population === 0 ? words.nothing : words.found(control.advisory, control.exceptionCount, control.population, control.undecidedCount);
  return control.unreliable ? `${base}${words.unreliable}` : base;
}

export function members(control: ControlResult, kind: 'exception' | 'indication' | 'undecided', listed: readonly Fact[], count: number): readonly Block[] {
  const words = reportText.controls;
  return [
    ...(listed.length < count ? [{ kind: 'paragraph', tone: 'muted', text: words.listed(kind, listed.length, count) } as const] : []),
    ...listed.map((each, index): Block => ({ kind: 'facts', about: words.member(displayName(control.id), kind, index + 1, count), rows: member(control.id, each, words.labels[kind]) })),
  ];
}

function member(id: string, each: Fact, label: string): readonly FactRow[] {
  // The sentence shortens digests, and ends can be forged.
  const digests = Object.entries(each.values).flatMap(([key, value]) => (isDigest(value) ? [fact(factLabel(key), digest(groupDigest(value)))] : []));
  return [fact(label, plain(factText(id, each))), ...digests, fact(reportText.controls.where, mono(each.subject), ...pointerTexts(each.at))];
}
