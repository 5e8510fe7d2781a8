import { CODES, type Check, type Finding, type Pointer } from '../../core/findings/index.ts';
import type { ControlResult, Fact } from '../../core/controls/types.ts';
import { checkText, controlText, factText, findingText, outcomeWord } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { markup, prop, propOf, token, type Prop } from './datatypes.ts';
import type { Ids } from './ids.ts';
import type { Observation } from './observation.ts';
import { brokenSignOffs } from './review.ts';

const CHECK_OF: ReadonlyMap<string, string> = new Map(Object.entries(CODES).map(([code, { check }]) => [code, check]));

/**
 * What was looked at and what was seen: each check, each finding, each control test, and each member of a population
 * that is an exception or could not be told. `collected` is the instant of judgement, for a run holds no other.
 */
export function observations(model: ReportModel, ids: Ids): readonly Observation[] {
  const { run } = model.shown;
  const common = (uuid: string) => ({ uuid, methods: ['EXAMINE'], origins: [{ actors: [{ type: 'tool', 'actor-uuid': ids.software }] }], collected: run.inputs.asOf });
  const files = new Map(run.files.flatMap(({ name, sha256 }, n) => (sha256 === null ? [] : [[name, ids.file(n)] as const])));
  const evidence = (at: Pointer): Pick<Observation, 'relevant-evidence'> => {
    const place = pointerProps(at);
    return { 'relevant-evidence': [{ href: `#${files.get(at.file ?? '') ?? ids.evidence}`, description: 'The bytes of the evidence that this speaks of.', ...(place.length === 0 ? {} : { props: place }) }] };
  };
  const ofCheck = (check: Check, n: number): Observation => ({
    ...common(ids.observation('check', n)),
    title: markup(checkText(check.id).title), description: markup(`${outcomeWord(check.outcome)}. ${checkText(check.id).explains}`),
    props: [
      prop('check', check.id), prop('axis', check.axis), prop('outcome', check.outcome), prop('examined', check.examined), prop('unit', check.unit),
      ...run.findingsLeftOut.filter(({ code }) => CHECK_OF.get(code) === check.id).map(({ code, count }) => ({ ...prop('findings-not-listed', count), class: token(code) })),
    ],
    types: ['control-objective'],
  });
  const ofFinding = (finding: Finding, n: number): Observation => {
    const text = findingText(finding);
    return {
      ...common(ids.observation('finding', n)),
      title: markup(text.title), description: markup(`${text.found} ${text.meaning}`),
      props: [prop('code', finding.code), ...propOf('expected', finding.expected), ...propOf('computed', finding.computed), ...valueProps(finding.values ?? {})],
      types: ['finding'], ...evidence(finding.at),
    };
  };
  const ofControl = (control: ControlResult): Observation => ({
    ...common(ids.observation('control', run.controls.indexOf(control))),
    title: markup(controlText(control.id).title), description: markup(`${outcomeWord(control.outcome)}. ${controlText(control.id).population}`),
    props: controlProps(control), types: ['control-objective'],
    subjects: [{ 'subject-uuid': ids.population(control.id), type: 'inventory-item' }],
  });
  const ofFact = (control: ControlResult, fact: Fact, n: number): Observation => ({
    ...common(ids.observation(`fact/${run.controls.indexOf(control)}`, n)),
    title: markup(`${control.id}: ${fact.verdict === 'exception' ? (control.advisory ? 'indication' : 'exception') : 'cannot tell'}`), description: markup(factText(control.id, fact)),
    props: [prop('control', control.id), prop('member', fact.subject), prop('verdict', fact.verdict), prop('reason', fact.reason), ...valueProps(fact.values)],
    types: ['finding'], subjects: [{ 'subject-uuid': ids.population(control.id), type: 'inventory-item' }], ...evidence(fact.at),
  });
  return [
    ...run.checks.map(ofCheck),
    ...run.findings.map(ofFinding),
    ...run.controls.flatMap((control) => [ofControl(control), ...[...control.exceptions, ...control.undecided].map((fact, n) => ofFact(control, fact, n))]),
    ...brokenSignOffs(model, ids),
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
const valueProps = (values: Readonly<Record<string, unknown>>): readonly Prop[] =>
  Object.keys(values).length === 0 ? [] : [prop('values', JSON.stringify(values))];
