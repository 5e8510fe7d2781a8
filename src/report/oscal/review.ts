import { displayName, oscalText, reportText, wordFor } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { markup, prop, propOf, token } from './datatypes.ts';
import type { Observation } from './observation.ts';
import type { Ids } from './ids.ts';
import type { Parties, ResponsibleParty } from './parties.ts';
import { reviewOf } from './shown.ts';

interface Attestation {
  readonly 'responsible-parties'?: readonly ResponsibleParty[];
  readonly parts: readonly { readonly name: string; readonly title: string; readonly prose: string; readonly props: ReturnType<typeof propOf> }[];
}

/**
 * What people state in the review: workpapers, and sign-offs whose signature holds. A sign-off that does not hold attests
 * nothing, and is an observation instead (`brokenSignOffs`).
 */
export function attestations(model: ReportModel, parties: Parties): readonly Attestation[] {
  const review = reviewOf(model);
  if (review === null) return [];
  const by = (given: readonly ResponsibleParty[]): Pick<Attestation, 'responsible-parties'> => (given.length === 0 ? {} : { 'responsible-parties': given });
  const { fields } = reportText.review;
  const papers = review.workpapers.map((paper): Attestation => ({
    ...by([...parties.responsible('preparer', paper.preparer), ...parties.responsible('reviewer', paper.reviewer)]),
    parts: (['objective', 'procedure', 'population', 'result', 'conclusion'] as const).filter((field) => paper[field].trim() !== '')
      .map((field) => ({ name: field, title: markup(`${displayName(paper.title)}: ${fields[field]}`), prose: markup(paper[field]), props: [prop('workpaper', paper.title), prop('state', paper.state)] })),
  }));
  const signed = review.signOffs.filter(({ problem }) => problem === null).map((each): Attestation => ({
    ...by(parties.responsible(each.role, each.name)),
    parts: [{
      name: 'sign-off', title: markup(wordFor(reportText.review.roles, each.role)), prose: markup(reportText.review.covers[each.covers]),
      props: [prop('covers', each.covers), prop('keyid', each.keyid), ...propOf('signed-at', each.at), ...propOf('trusted-as', each.trustedAs), prop('review-sha256', review.digest)],
    }],
  }));
  return [...papers, ...signed].filter(({ parts }) => parts.length > 0);
}

/** Sign-offs of which a signature, a case or a key is wrong. */
export function brokenSignOffs(model: ReportModel, ids: Ids): readonly Observation[] {
  const { run } = model.shown;
  return (reviewOf(model)?.signOffs ?? []).flatMap(({ role, name, at, keyid, problem }, n) => (problem === null ? [] : [{
    uuid: ids.observation('sign-off', n), title: markup(oscalText.brokenSignOff), description: markup(wordFor(reportText.review.problems, problem)),
    props: [prop('sign-off', problem), prop('role', token(role)), prop('name', name), prop('keyid', keyid), ...propOf('signed-at', at)],
    methods: ['EXAMINE'], types: ['finding'], origins: [{ actors: [{ type: 'tool', 'actor-uuid': ids.software }] }], collected: run.inputs.asOf,
  }]));
}
