import { controlText, inLanguage, notProvedText, oscalText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { markup, named, prop, token } from './datatypes.ts';
import { findings } from './findings.ts';
import { axisObjective, idsOf, type Ids } from './ids.ts';
import { observations } from './observations.ts';
import { ownResult } from './own-controls.ts';
import { custodyLog } from './custody.ts';
import { partiesOf, type Parties } from './parties.ts';
import { attestations } from './review.ts';
import { risks } from './risks.ts';
import { resources } from './subject.ts';

/** The version of the model whose schema the tests hold every document against. */
const OSCAL_VERSION = '1.2.1';

/**
 * The run as OSCAL assessment results in JSON (docs/formats/oscal.md): one result, an observation for everything that was
 * looked at or seen, a finding for each objective that OSCAL's two states can speak of, a risk for each test that found
 * exceptions. The same model gives the same bytes.
 */
export function oscalDocument(model: ReportModel): string {
  return inLanguage(model.language, () => written(model));
}

function written(model: ReportModel): string {
  const { run } = model.shown;
  const ids = idsOf(model);
  const parties = partiesOf(model, ids);
  const own = ownResult(model, ids);
  const document = {
    'assessment-results': {
      uuid: ids.document,
      metadata: {
        title: named(model.title), 'last-modified': run.inputs.asOf, version: '1', 'oscal-version': OSCAL_VERSION,
        props: [prop('run-format', run.format), prop('software-version', run.software.version), ...model.shown.choices.redactions.map(redacted)], ...parties.metadata,
      },
      'import-ap': { href: `#${ids.controlPack}` },
      ...(run.controls.length === 0 ? {} : { 'local-definitions': { activities: activities(model, ids) } }),
      results: [result(model, ids, parties), ...(own === null ? [] : [own.result])],
      'back-matter': { resources: [...resources(model, ids), ...(own?.resources ?? [])] },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What the reader may not see is said to be withheld: by whom, and why. */
const redacted = ({ what, by, reason }: ReportModel['shown']['choices']['redactions'][number]) => prop('withheld', JSON.stringify({ what, by, reason }));

const activities = ({ shown: { run } }: ReportModel, ids: Ids) => run.controls.map((control) => ({
  uuid: ids.activity(control.id), title: markup(controlText(control.id).title), description: markup(controlText(control.id).rationale),
  props: [prop('control', control.id), prop('version', control.version), prop('severity', control.severity), prop('advisory', control.advisory), prop('method', 'TEST')],
}));

function result(model: ReportModel, ids: Ids, parties: Parties) {
  const { run } = model.shown;
  const seen = observations(model, ids);
  const found = findings(model, ids);
  const attested = attestations(model, parties);
  const risky = risks(model, ids, parties);
  return {
    uuid: ids.result,
    title: oscalText.result, description: markup(model.headline),
    // The instant judged from: when the software ran is no part of a run.
    start: run.inputs.asOf,
    props: [prop('subject-sha256', run.subject.digest), ...run.verdict.axes.map(({ axis, outcome }) => prop(axisObjective(axis), outcome))],
    'local-definitions': {
      components: [{ uuid: ids.software, type: 'software', title: 'Proofroom', description: oscalText.software, props: [prop('version', run.software.version)], status: { state: 'operational' } }],
      ...(run.controls.length === 0 ? {} : { 'inventory-items': populations(model, ids) }),
    },
    'reviewed-controls': { 'control-selections': [{ 'include-controls': reviewed(model).map((id) => ({ 'control-id': id })) }] },
    ...(attested.length === 0 ? {} : { attestations: attested }),
    ...custodyLog(model, ids),
    ...(seen.length === 0 ? {} : { observations: seen }),
    ...(risky.length === 0 ? {} : { risks: risky }),
    ...(found.length === 0 ? {} : { findings: found }),
    ...(run.notProved.length === 0 ? {} : { remarks: [oscalText.notProved, ...run.notProved.map((each) => `- ${markup(notProvedText(each))}`)].join('\n') }),
  };
}

const populations = ({ shown: { run } }: ReportModel, ids: Ids) => run.controls.map((control) => ({
  uuid: ids.population(control.id), description: markup(controlText(control.id).population) || named(control.id),
  props: [prop('control', control.id), prop('population', control.population), prop('population-sha256', control.populationDigest)],
}));

/** The axes that were answered and the control tests that were run: what nobody looked at was not reviewed. Integrity always is. */
function reviewed({ shown: { run } }: ReportModel): readonly string[] {
  return [...run.verdict.axes.filter(({ axis, outcome }) => axis === 'integrity' || outcome !== 'not-checked').map(({ axis }) => axisObjective(axis)), ...run.controls.map(({ id }) => token(id))];
}
