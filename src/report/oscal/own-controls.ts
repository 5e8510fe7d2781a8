import { assertNever } from '../../core/findings/index.ts';
import { displayName, misfitClause, oscalText, outcomeWord, ownControlsText, reportText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import type { OwnControlWork } from '../own-control-work.ts';
import { markup, named, prop, propOf, token, type Prop } from './datatypes.ts';
import { finding, type OscalFinding } from './findings.ts';
import type { Ids } from './ids.ts';
import type { Observation } from './observation.ts';
import { ownOf } from './shown.ts';
import type { Resource } from './subject.ts';
import { controlProps, observer, tested } from './tested.ts';

/** Said of everything that is of a control of the user's own: a reader of one observation must not take it for the run's. */
const OWN = prop('own-control', true);

/** Controls of the user's own as a result beside that of the run: nothing of them stands among what the run found. Null where there are none. */
export function ownResult(model: ReportModel, ids: Ids) {
  const { run } = model.shown;
  const own = ownOf(model);
  if (own.length === 0) return null;
  const by = observer(model, ids);
  const none = (n: number, name: string, text: string, props: readonly Prop[]): Observation => ({
    ...by.common(ids.own(`control/${n}`)), title: markup(reportText.ownControls.none(displayName(name))), description: markup(text), props, types: ['control-objective'],
  });
  const parts = own.map((work, n): Part => {
    const file = ids.own(`file/${n}`);
    const head = [OWN, prop('control-file', work.name)];
    switch (work.came.kind) {
      case 'result': {
        const { title, rationale, population, digest, result: control } = work.came.own;
        const populationUuid = ids.own(`population/${n}`);
        const seen = tested(by, control, { title, population, uuid: ids.own(`control/${n}`), populationUuid, factUuid: (fact) => ids.own(`control/${n}/fact/${fact}`) })
          .map((each) => ({ ...each, props: [...head, ...each.props] }));
        return {
          id: control.id, seen, file: { uuid: file, sha256: digest, work },
          populations: [{ uuid: populationUuid, description: markup(population) || named(control.id), props: [...head, prop('control', control.id), prop('population', control.population), prop('population-sha256', control.populationDigest)] }],
          found: control.advisory ? [] : finding(ids.own(`finding/${n}`), token(control.id), control.outcome, {
            title: markup(title), description: markup(`${outcomeWord(control.outcome)}. ${rationale}`), props: [...head, ...controlProps(control)],
            'related-observations': seen.map(({ uuid }) => ({ 'observation-uuid': uuid })),
          }),
        };
      }
      case 'refused': {
        const { id, query, problem, detail, digest } = work.came.refusal;
        const text = ownControlsText.refused(id, ownControlsText.queries[query], ownControlsText.problems[problem], detail);
        return { ...NOTHING, id, seen: [none(n, id, text, [...head, prop('control', id), prop('problem', problem)])], file: { uuid: file, sha256: digest, work } };
      }
      case 'malformed':
        return { ...NOTHING, id: work.name, seen: [none(n, work.name, reportText.ownControls.malformed(misfitClause(work.came)), [...head, prop('problem', work.came.problem)])], file: { uuid: file, sha256: null, work } };
      default: return assertNever(work.came);
    }
  });
  const [populations, found] = [parts.flatMap((part) => part.populations), parts.flatMap((part) => part.found)];
  return {
    result: {
      uuid: ids.own('result'), title: oscalText.ownResult, description: markup(reportText.ownControls.lead), start: run.inputs.asOf,
      props: [OWN, prop('subject-sha256', run.subject.digest)],
      ...(populations.length === 0 ? {} : { 'local-definitions': { 'inventory-items': populations } }),
      'reviewed-controls': { 'control-selections': [{ 'include-controls': parts.map(({ id }) => ({ 'control-id': token(id) })) }] },
      observations: parts.flatMap((part) => part.seen),
      ...(found.length === 0 ? {} : { findings: found }),
    },
    resources: parts.map(({ file: { uuid, sha256, work } }): Resource => ({
      uuid, title: named(work.name), description: oscalText.ownFile,
      props: [OWN, ...propOf('sha256', sha256), ...propOf('kept-by', work.kept?.by), ...propOf('kept-at', work.kept?.at)],
    })),
  };
}

interface Part {
  /** Also of one that came to nothing: OSCAL asks for what was selected, and the observation says what became of it. */
  readonly id: string;
  readonly populations: readonly { readonly uuid: string; readonly description: string; readonly props: readonly Prop[] }[];
  readonly seen: readonly Observation[];
  readonly found: readonly OscalFinding[];
  readonly file: { readonly uuid: string; readonly sha256: string | null; readonly work: OwnControlWork };
}
const NOTHING = { populations: [], found: [] } as const;
