import type { ControlResult, Fact } from '../../core/controls/types.ts';
import type { Run } from '../../core/run.ts';
import { controlText, factText, formatNumber, groupDigest, mappingText, outcomeWord, plural } from '../../text/index.ts';
import { cell, digest, mono, muted, plain, strong, type Block, type FactRow, type Section } from '../blocks.ts';
import { pointerTexts } from './findings.ts';

/** Each control test with its population, then every exception and every case that could not be told. */
export function controlsSection(run: Run): Section {
  const { controls } = run;
  const judged = controls.filter((each) => !each.advisory);
  const advisory = controls.filter((each) => each.advisory);
  if (controls.length === 0) {
    return { id: 'controls', title: 'Control tests', blocks: [{ kind: 'paragraph', text: 'No control test was run on this evidence.' }] };
  }
  return {
    id: 'controls',
    title: 'Control tests',
    blocks: [
      { kind: 'paragraph', text: `${plural(controls.length, 'control test')} of pack ${run.inputs.controlPack.id} ${run.inputs.controlPack.version}. A population of zero is never a pass. References to frameworks name evidence relevant to them and prove no compliance.` },
      results(judged, 'Control tests and their results', 'Exceptions'),
      ...(advisory.length === 0 ? [] : [
        { kind: 'paragraph' as const, text: `${plural(advisory.length, 'advisory test')} beside them: what they find is counted and shown, and fails nothing.` },
        results(advisory, 'Advisory tests and their indications', 'Indications'),
      ]),
      ...[...judged, ...advisory].flatMap(detail),
    ],
  };
}

function results(controls: readonly ControlResult[], about: string, found: string): Block {
  return {
    kind: 'table',
    about,
    columns: [
      { title: 'Result', share: 22 },
      { title: 'Test', share: 42 },
      { title: 'Severity', share: 13 },
      { title: 'Population', share: 12, align: 'right' },
      { title: found, share: 11, align: 'right' },
    ],
    rows: controls.map((each) => [
      indicates(each) ? cell(strong(INDICATIONS)) : { mark: each.outcome, texts: [strong(outcomeWord(each.outcome))] },
      cell(plain(controlText(each.id).title), muted(each.id)),
      cell(plain(SEVERITY[each.severity])),
      cell(plain(formatNumber(each.population))),
      cell(plain(formatNumber(each.exceptionCount))),
    ]),
  };
}

/** An advisory test that found something failed nothing: it must not look as if it had. */
const indicates = ({ advisory, outcome }: ControlResult): boolean => advisory && outcome === 'fail';
const INDICATIONS = 'Indications';

const SEVERITY = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } as const;

function detail(control: ControlResult): readonly Block[] {
  const text = controlText(control.id);
  return [
    { kind: 'heading', text: text.title, ...(indicates(control) ? {} : { mark: control.outcome }), code: `${control.id} v${control.version}` },
    {
      kind: 'facts',
      about: `${control.id}: what was tested`,
      rows: [
        { label: 'Why', value: [plain(text.rationale)] },
        { label: 'Population', value: [plain(text.population), muted(`${formatNumber(control.population)} in all; digest of the list:`), digest(groupDigest(control.populationDigest))] },
        { label: 'Came to', value: [plain(sentence(control))] },
        ...(control.mappings.length === 0 ? [] : [{ label: 'Relevant to', value: [muted(control.mappings.map(mappingText).join(' · '))] }]),
      ],
    },
    ...control.exceptions.map((fact, index): Block => ({
      kind: 'facts', about: `${control.id}: ${control.advisory ? 'indication' : 'exception'} ${index + 1} of ${control.exceptionCount}`, rows: member(control.id, fact, control.advisory ? 'Indication' : 'Exception'),
    })),
    ...control.undecided.map((fact, index): Block => ({
      kind: 'facts', about: `${control.id}: undecided ${index + 1} of ${control.undecidedCount}`, rows: member(control.id, fact, 'Cannot tell'),
    })),
  ];
}

function sentence(control: ControlResult): string {
  const found = control.advisory ? 'indication' : 'exception';
  const base = control.population === 0
    ? 'Nothing in this record falls under this test.'
    : `${formatNumber(control.exceptionCount)} of ${formatNumber(control.population)} ${control.exceptionCount === 1 ? `is an ${found}` : `are ${found}s`}; ${formatNumber(control.undecidedCount)} could not be told.`;
  return control.unreliable ? `${base} The integrity of the data was not established, so this result rests on what may have been altered.` : base;
}

function member(id: string, fact: Fact, label: string): readonly FactRow[] {
  return [
    { label, value: [plain(factText(id, fact))] },
    { label: 'Where', value: [mono(fact.subject), ...pointerTexts(fact.at)] },
  ];
}
