import { assertNever } from '../../core/findings/index.ts';
import { displayName, formatInstant, groupDigest, mappingText, misfitClause, ownControlsText, reportText, severities } from '../../text/index.ts';
import { digest, mono, muted, plain, type Block, type FactRow, type Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import type { OwnControlWork } from '../own-control-work.ts';
import { indicates, members, sentence } from './controls.ts';
import { fact } from './texts.ts';

const words = () => reportText.ownControls;

/** What the user's own controls found in the record of this run. Whose they are stands first, and again at each. */
export function ownControlsSection({ own }: ReportInput, runDigest: string): Section | null {
  if (own === null || own.length === 0) return null;
  const title = reportText.sectionTitles['own-controls'];
  return {
    id: 'own-controls', title,
    blocks: [
      { kind: 'paragraph', text: words().lead },
      { kind: 'facts', about: title, rows: [fact(words().over, digest(groupDigest(runDigest)))] },
      ...own.flatMap(one),
    ],
  };
}

function one({ name, kept, came }: OwnControlWork): readonly Block[] {
  const file = (sha256: string | null): FactRow =>
    fact(words().file, mono(name), ...(sha256 === null ? [] : [digest(groupDigest(sha256))]), muted(kept === null ? words().named : words().added(displayName(kept.by), formatInstant(kept.at))));
  const nothing = (about: string, sha256: string | null, text: string): readonly Block[] => [
    { kind: 'heading', text: words().none(about), mark: 'not-checked', code: words().mark },
    { kind: 'facts', about: words().fileAbout(about), rows: [fact(words().came, plain(text)), file(sha256)] },
  ];
  switch (came.kind) {
    case 'result': return result(came.own, file);
    case 'refused': {
      const { id, query, problem, detail, digest: sha256 } = came.refusal;
      return nothing(displayName(id), sha256, ownControlsText.refused(id, ownControlsText.queries[query], ownControlsText.problems[problem], detail));
    }
    case 'malformed': return nothing(displayName(name), null, words().malformed(misfitClause(came)));
    default: return assertNever(came);
  }
}

type Own = Extract<OwnControlWork['came'], { readonly kind: 'result' }>['own'];

function result({ title, rationale, population, digest: sha256, result: control }: Own, file: (sha256: string) => FactRow): readonly Block[] {
  const text = reportText.controls;
  const id = displayName(control.id);
  return [
    { kind: 'heading', text: displayName(title, 200), ...(indicates(control) ? {} : { mark: control.outcome }), code: `${id} v${control.version}, ${words().mark}` },
    {
      kind: 'facts', about: words().tested(id),
      rows: [
        fact(text.why, plain(rationale)),
        fact(text.population, plain(population), muted(text.digestOf(control.population)), digest(groupDigest(control.populationDigest))),
        fact(text.columns.severity, plain(severities[control.severity])),
        fact(text.cameTo, plain(sentence(control))),
        ...(control.mappings.length === 0 ? [] : [fact(text.relevantTo, muted(control.mappings.map(mappingText).join(' · ')))]),
        file(sha256),
      ],
    },
    ...members(control, control.advisory ? 'indication' : 'exception', control.exceptions, control.exceptionCount),
    ...members(control, 'undecided', control.undecided, control.undecidedCount),
  ];
}
