import type { ReportModel } from '../model.ts';
import { named, prop, propOf, reference, type Prop } from './datatypes.ts';
import type { Ids } from './ids.ts';

export interface Resource {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props: readonly Prop[];
  readonly rlinks?: readonly { readonly href: string; readonly hashes: readonly { readonly algorithm: string; readonly value: string }[] }[];
}

/** The files that the result is a function of, each by its digest. The control pack stands where OSCAL asks for the plan. */
export function resources(model: ReportModel, ids: Ids): readonly Resource[] {
  const { run, evidenceName } = model.shown;
  const { trustPack, controlPack, previousRun } = run.inputs;
  const hashes = [{ algorithm: 'SHA-256', value: run.subject.digest }];
  return [
    {
      uuid: ids.evidence, title: 'Evidence', description: `The file that was verified: ${run.subject.kind}.`,
      props: [prop('kind', run.subject.kind), prop('size', run.subject.size), prop('sha256', run.subject.digest), ...about(model)],
      ...(evidenceName === '' ? {} : { rlinks: [{ href: reference(evidenceName), hashes }] }),
    },
    {
      uuid: ids.controlPack, title: 'Control pack', description: 'The control tests that were run, with their parameters: what OSCAL calls the assessment plan.',
      props: [prop('id', controlPack.id), prop('version', controlPack.version), prop('sha256', controlPack.digest)],
    },
    ...(trustPack === null ? [] : [{
      uuid: ids.trustPack, title: 'Trust pack', description: 'Whose keys were believed.',
      props: [prop('name', trustPack.name), prop('issued-at', trustPack.issuedAt), prop('sha256', trustPack.digest)],
    }]),
    ...(previousRun === null ? [] : [{
      uuid: ids.previousRun, title: 'Earlier run', description: 'The run that this one was held against.', props: [prop('sha256', previousRun.digest)],
    }]),
  ];
}

function about({ shown: { run: { subject } } }: ReportModel): readonly Prop[] {
  if (subject.kind !== 'evidence-bundle') return [];
  return [
    ...propOf('bundle-id', subject.bundleId), ...propOf('tenant', subject.tenant), ...propOf('producer', subject.producer), ...propOf('created-at', subject.createdAt),
    ...propOf('period-from', subject.period?.from), ...propOf('period-to', subject.period?.to),
  ];
}

/** Typed names: who says that they prepared and reviewed the report. A signature over the report is what proves it. */
export function people({ shown: { choices } }: ReportModel, ids: Ids): Readonly<Record<string, unknown>> {
  const given = (['preparer', 'reviewer'] as const).flatMap((role) => {
    const name = choices[role];
    return name === null || name.trim() === '' ? [] : [{ role, name: named(name), uuid: ids.party(role) }];
  });
  if (given.length === 0) return {};
  return {
    roles: given.map(({ role }) => ({ id: role, title: role === 'preparer' ? 'Prepared by' : 'Reviewed by' })),
    parties: given.map(({ uuid, name }) => ({ uuid, type: 'person', name })),
    'responsible-parties': given.map(({ role, uuid }) => ({ 'role-id': role, 'party-uuids': [uuid] })),
  };
}
