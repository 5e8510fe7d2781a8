import { oscalText } from '../../text/index.ts';
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

/**
 * The files that the result is a function of, each by its digest, and the evidence's own files. The control pack stands
 * where OSCAL asks for the plan.
 */
export function resources(model: ReportModel, ids: Ids): readonly Resource[] {
  const { run, evidenceName } = model.shown;
  const { trustPack, controlPack, previousRun } = run.inputs;
  const hashes = [{ algorithm: 'SHA-256', value: run.subject.digest }];
  const files = run.files.flatMap(({ name, size, sha256, status }, n): readonly Resource[] => (sha256 === null ? [] : [{
    uuid: ids.file(n), title: named(name), description: oscalText.file, props: [prop('file', name), prop('size', size), prop('status', status)],
    rlinks: [{ href: name.split('/').map(reference).join('/') || '.', hashes: [{ algorithm: 'SHA-256', value: sha256 }] }],
  }]));
  return [
    {
      uuid: ids.evidence, title: oscalText.evidence, description: oscalText.evidenceOf(run.subject.kind),
      props: [prop('kind', run.subject.kind), prop('size', run.subject.size), prop('sha256', run.subject.digest), ...about(model)],
      ...(evidenceName === '' ? {} : { rlinks: [{ href: reference(evidenceName), hashes }] }),
    },
    {
      uuid: ids.controlPack, title: oscalText.controlPack, description: oscalText.controlPackIs,
      props: [prop('id', controlPack.id), prop('version', controlPack.version), prop('sha256', controlPack.digest)],
    },
    ...(trustPack === null ? [] : [{
      uuid: ids.trustPack, title: oscalText.trustPack, description: oscalText.trustPackIs,
      props: [prop('name', trustPack.name), prop('issued-at', trustPack.issuedAt), prop('sha256', trustPack.digest)],
    }]),
    ...(previousRun === null ? [] : [{
      uuid: ids.previousRun, title: oscalText.previousRun, description: oscalText.previousRunIs, props: [prop('sha256', previousRun.digest)],
    }]),
    ...files,
  ];
}

function about({ shown: { run: { subject } } }: ReportModel): readonly Prop[] {
  if (subject.kind !== 'evidence-bundle') return [];
  return [
    ...propOf('bundle-id', subject.bundleId), ...propOf('tenant', subject.tenant), ...propOf('producer', subject.producer), ...propOf('created-at', subject.createdAt),
    ...propOf('period-from', subject.period?.from), ...propOf('period-to', subject.period?.to),
  ];
}
