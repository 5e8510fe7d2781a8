import type { ControlResult } from '../../core/controls/types.ts';
import { controlText, oscalText, reportText, wordFor } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { markup, prop, propOf } from './datatypes.ts';
import type { Ids } from './ids.ts';
import type { ReviewWork } from '../review-work.ts';
import type { Parties } from './parties.ts';
import { reviewOf } from './shown.ts';

/** Control tests that found exceptions: what they are about is a risk. How bad it is for whom, nothing here says. */
const riskyControls = ({ shown: { run } }: ReportModel): readonly ControlResult[] => run.controls.filter(({ advisory, outcome }) => !advisory && outcome === 'fail');

/**
 * One risk a control test that failed, with the exceptions it rests on. What people say of it lies over it and changes no
 * finding: a waiver in force is a response of type `accept`, a disposition an entry of the risk's log.
 */
export function risks(model: ReportModel, ids: Ids, parties: Parties): readonly unknown[] {
  const { run } = model.shown;
  const review = reviewOf(model);
  const actors = [{ type: 'tool', 'actor-uuid': ids.software }];
  return riskyControls(model).map((control) => {
    const place = run.controls.indexOf(control);
    const waivers = (review?.waivers ?? []).flatMap((waiver, n) => (waiver.control === control.id ? [{ ...waiver, n, inForce: isInForce(waiver, control, run.inputs.asOf) }] : []));
    const entries = (review?.dispositions ?? []).flatMap(({ control: of, label, says, why, by, createdAt }, n) => (of !== control.id ? [] : [{
      uuid: ids.riskEntry(place, n), title: markup(wordFor(reportText.review.says, says)), ...prose(label, why), start: createdAt, props: [prop('disposition', says)], ...logged(parties.uuidOf(by)),
    }]));
    return {
      uuid: ids.risk(place), title: markup(controlText(control.id).title), description: markup(oscalText.risk(control.exceptionCount, control.population)), statement: markup(controlText(control.id).rationale),
      props: [prop('control', control.id), prop('severity', control.severity)], status: waivers.some(({ inForce, whole }) => inForce && whole) ? 'deviation-approved' : 'open', origins: [{ actors }],
      characterizations: [{ origin: { actors }, facets: [{ name: 'severity', system: 'urn:proofroom:oscal', value: control.severity }] }],
      ...(waivers.length === 0 ? {} : { remediations: waivers.map(({ n, why, by, until, whole, withdrawn, inForce }) => ({
        uuid: ids.waiver(place, n), lifecycle: 'completed', title: oscalText.waiver, description: markup(why) || oscalText.noReason,
        props: [{ name: 'type', value: 'accept' } as const, prop('until', until), prop('in-force', inForce), prop('of', whole ? 'result' : 'one-exception'), ...(withdrawn === null ? [] : [prop('withdrawn-at', withdrawn.at), ...propOf('withdrawn-because', withdrawn.why)])],
        ...originOf(parties.uuidOf(by)),
      })) }),
      ...(entries.length === 0 ? {} : { 'risk-log': { entries } }),
      'related-observations': [ids.observation('control', place), ...control.exceptions.map((_, n) => ids.observation(`fact/${place}`, n))].map((uuid) => ({ 'observation-uuid': uuid })),
    };
  });
}

/** As the window judges it (docs/formats/waivers.md): given before, until the end of its last day, and over this result, not over one it has outgrown. */
function isInForce({ createdAt, until, over, withdrawn }: ReviewWork['waivers'][number], control: ControlResult, asOf: string): boolean {
  const same = over.version === control.version && over.populationDigest === control.populationDigest && over.exceptions === control.exceptionCount;
  return withdrawn === null && same && Date.parse(createdAt) <= Date.parse(asOf) && until >= asOf.slice(0, 10);
}

const prose = (...parts: readonly string[]): { readonly description?: string } => {
  const text = parts.map(markup).filter((each) => each !== '').join(' – ');
  return text === '' ? {} : { description: text };
};
const logged = (party: string | null): { readonly 'logged-by'?: readonly { readonly 'party-uuid': string }[] } => (party === null ? {} : { 'logged-by': [{ 'party-uuid': party }] });
const originOf = (party: string | null): { readonly origins?: readonly unknown[] } => (party === null ? {} : { origins: [{ actors: [{ type: 'party', 'actor-uuid': party }] }] });

/** The property by which a finding names its risk. */
export type RiskReference = readonly { readonly 'risk-uuid': string }[];
export const relatedRisks = (model: ReportModel, ids: Ids, control: ControlResult): { readonly 'related-risks'?: RiskReference } =>
  (riskyControls(model).includes(control) ? { 'related-risks': [{ 'risk-uuid': ids.risk(model.shown.run.controls.indexOf(control)) }] } : {});

