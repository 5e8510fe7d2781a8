import type { ControlResult, Fact } from '../../core/controls/types.ts';
import type { Pointer } from '../../core/findings/index.ts';
import { factText, outcomeWord } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { markup, prop, propOf, type Prop } from './datatypes.ts';
import type { Ids } from './ids.ts';
import type { Observation } from './observation.ts';

/** What every observation of this document says in the same way: by whom, from when, on which bytes. */
export interface Observer {
  readonly common: (uuid: string) => Pick<Observation, 'uuid' | 'methods' | 'origins' | 'collected'>;
  readonly evidence: (at: Pointer) => Pick<Observation, 'relevant-evidence'>;
}

/** `collected` is the instant of judgement, for a run holds no other. */
export function observer({ shown: { run } }: ReportModel, ids: Ids): Observer {
  const files = new Map(run.files.flatMap(({ name, sha256 }, n) => (sha256 === null ? [] : [[name, ids.file(n)] as const])));
  return {
    common: (uuid) => ({ uuid, methods: ['EXAMINE'], origins: [{ actors: [{ type: 'tool', 'actor-uuid': ids.software }] }], collected: run.inputs.asOf }),
    evidence(at) {
      const place = pointerProps(at);
      return { 'relevant-evidence': [{ href: `#${files.get(at.file ?? '') ?? ids.evidence}`, description: 'The bytes of the evidence that this speaks of.', ...(place.length === 0 ? {} : { props: place }) }] };
    },
  };
}

/** Of one control test: its words, and the names of what the document says of it. */
export interface Told {
  readonly title: string;
  readonly population: string;
  readonly uuid: string;
  readonly populationUuid: string;
  readonly factUuid: (n: number) => string;
}

/** One observation of the test, and one of each member that is an exception or could not be told. */
export function tested({ common, evidence }: Observer, control: ControlResult, told: Told): readonly Observation[] {
  const subjects = [{ 'subject-uuid': told.populationUuid, type: 'inventory-item' }];
  const ofFact = (fact: Fact, n: number): Observation => ({
    ...common(told.factUuid(n)),
    title: markup(`${control.id}: ${fact.verdict === 'exception' ? (control.advisory ? 'indication' : 'exception') : 'cannot tell'}`), description: markup(factText(control.id, fact)),
    props: [prop('control', control.id), prop('member', fact.subject), prop('verdict', fact.verdict), prop('reason', fact.reason), ...valueProps(fact.values)],
    types: ['finding'], subjects, ...evidence(fact.at),
  });
  return [
    {
      ...common(told.uuid), title: markup(told.title), description: markup(`${outcomeWord(control.outcome)}. ${told.population}`),
      props: controlProps(control), types: ['control-objective'], subjects,
    },
    ...[...control.exceptions, ...control.undecided].map(ofFact),
  ];
}

/** Counts, and what the test is evidence relevant to: references, no claims of compliance. */
export function controlProps(control: ControlResult): readonly Prop[] {
  return [
    prop('control', control.id), prop('version', control.version), prop('outcome', control.outcome), prop('severity', control.severity), prop('advisory', control.advisory),
    prop('population', control.population), prop('exceptions', control.exceptionCount), prop('undecided', control.undecidedCount), prop('unreliable', control.unreliable),
    ...control.mappings.map((mapping) => prop('mapping', mapping)),
  ];
}

const pointerProps = (at: Pointer): readonly Prop[] => [
  ...propOf('file', at.file), ...propOf('offset', at.offset), ...propOf('length', at.length), ...propOf('pointer', at.pointer), ...propOf('event', at.event),
];

/** The values of a sentence as the run has them, in one property: their names are no closed list. */
export const valueProps = (values: Readonly<Record<string, unknown>>): readonly Prop[] =>
  Object.keys(values).length === 0 ? [] : [prop('values', JSON.stringify(values))];
