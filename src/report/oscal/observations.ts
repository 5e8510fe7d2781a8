import { CODES, type Check, type Finding } from '../../core/findings/index.ts';
import { checkText, controlText, findingText, outcomeWord } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { markup, prop, propOf, token } from './datatypes.ts';
import type { Ids } from './ids.ts';
import type { Observation } from './observation.ts';
import { brokenSignOffs } from './review.ts';
import { observer, tested, valueProps } from './tested.ts';

const CHECK_OF: ReadonlyMap<string, string> = new Map(Object.entries(CODES).map(([code, { check }]) => [code, check]));

/**
 * What was looked at and what was seen: each check, each finding, each control test, and each member of a population
 * that is an exception or could not be told.
 */
export function observations(model: ReportModel, ids: Ids): readonly Observation[] {
  const { run } = model.shown;
  const by = observer(model, ids);
  const ofCheck = (check: Check, n: number): Observation => ({
    ...by.common(ids.observation('check', n)),
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
      ...by.common(ids.observation('finding', n)),
      title: markup(text.title), description: markup(`${text.found} ${text.meaning}`),
      props: [prop('code', finding.code), ...propOf('expected', finding.expected), ...propOf('computed', finding.computed), ...valueProps(finding.values ?? {})],
      types: ['finding'], ...by.evidence(finding.at),
    };
  };
  return [
    ...run.checks.map(ofCheck),
    ...run.findings.map(ofFinding),
    ...run.controls.flatMap((control, place) => tested(by, control, {
      ...controlText(control.id), uuid: ids.observation('control', place), populationUuid: ids.population(control.id), factUuid: (n) => ids.observation(`fact/${place}`, n),
    })),
    ...brokenSignOffs(model, ids),
  ];
}
