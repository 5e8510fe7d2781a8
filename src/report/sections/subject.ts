import { assertNever } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { displayName, formatInstant, groupDigest, plural, sourceFormats } from '../../text/index.ts';
import { digest, mono, muted, plain, type FactRow, type Section, type Text } from '../blocks.ts';
import type { ReportInput } from '../input.ts';

/** Title block: what was examined and as of when. */
export function subjectFacts(run: Run): readonly FactRow[] {
  return [fact('SHA-256', digest(groupDigest(run.subject.digest))), ...about(run), fact('As of', plain(moment(run.inputs.asOf)))];
}

/** Everything else that the result is a function of, and when the report was made: every digest whole. */
export function inputsSection(input: ReportInput): Section {
  const { run } = input;
  return {
    id: 'inputs',
    title: 'What this result rests on',
    blocks: [
      {
        kind: 'facts',
        about: 'Evidence, packs and software',
        rows: [
          fact('Evidence', mono(displayName(input.evidenceName)), muted(contents(run))),
          ...producer(run),
          ...trust(run),
          fact('Control pack', plain(`${run.inputs.controlPack.id} ${run.inputs.controlPack.version}`), digest(groupDigest(run.inputs.controlPack.digest))),
          ...run.inputs.rememberedHeads.map((head) => fact('Head seen before', plain(`${displayName(head.origin)}, ${plural(head.size, 'event')}`), digest(groupDigest(head.root)))),
          fact('Software', plain(`Proofroom ${run.software.version}`)),
          ...(input.preparedAt === null ? [] : [fact('Prepared', plain(`${moment(input.preparedAt)}, by this workstation’s clock`))]),
        ],
      },
    ],
  };
}

function contents(run: Run): string {
  const bytes = plural(run.subject.size, 'byte');
  if (run.subject.kind === 'audit-export') return [bytes, plural(run.counts.events, 'event'), plural(run.counts.actions, 'action')].join(', ');
  if (run.subject.kind !== 'evidence-bundle') return bytes;
  const { events, actions, approvals, files } = run.counts;
  return [bytes, plural(events, 'event'), plural(actions, 'action'), plural(approvals, 'approval'), plural(files, 'file')].join(', ');
}

function producer(run: Run): readonly FactRow[] {
  if (run.subject.kind !== 'evidence-bundle' || run.subject.producer === null) return [];
  const { createdAt } = run.subject;
  return [fact('Producer', plain(displayName(run.subject.producer)), ...(createdAt === null ? [] : [muted(`sealed ${moment(createdAt)} by the producer’s clock`)]))];
}

/** Whole seconds are printed as such. */
const moment = (time: string): string => formatInstant(time).replace('.000 UTC', ' UTC');

const fact = (label: string, ...value: readonly Text[]): FactRow => ({ label, value });

const said = (label: string, value: string | null): readonly FactRow[] => (value === null ? [] : [fact(label, plain(displayName(value)))]);

function trust(run: Run): readonly FactRow[] {
  const pack = run.inputs.trustPack;
  return pack === null
    ? [fact('Trust pack', plain('None was given: no signature could be traced to a key that the user trusts.'))]
    : [fact('Trust pack', plain(`${displayName(pack.name)}, issued ${moment(pack.issuedAt)}`), digest(groupDigest(pack.digest)))];
}

function about(run: Run): readonly FactRow[] {
  const { subject } = run;
  switch (subject.kind) {
    case 'evidence-bundle':
      return [
        ...(subject.bundleId === null ? [] : [fact('Bundle', mono(displayName(subject.bundleId)))]),
        ...said('Organisation', subject.tenant),
        ...(subject.period === null ? [] : [fact('Period', plain(`${moment(subject.period.from)} to ${moment(subject.period.to)}`))]),
      ];
    case 'sigstore-bundle':
      return [
        ...(subject.artifactDigest === null ? [] : [fact('Artifact', digest(groupDigest(subject.artifactDigest)))]),
        ...said('Identity', subject.identity),
        ...said('Issuer', subject.issuer),
      ];
    case 'signed-document':
      return [
        ...(subject.artifactDigest === null ? [] : [fact('Content', digest(groupDigest(subject.artifactDigest)))]),
        ...said('Signer', subject.signer),
      ];
    case 'custody-log':
      return [
        ...said('Begun by', subject.software),
        ...(subject.period === null ? [] : [fact('Period', plain(`${moment(subject.period.from)} to ${moment(subject.period.to)}`))]),
      ];
    case 'sign-off':
      return [
        ...said('Case', subject.case),
        ...(subject.evidence === null ? [] : [fact('Evidence', digest(groupDigest(subject.evidence)))]),
        ...(subject.runDigest === null ? [] : [fact('Run', digest(groupDigest(subject.runDigest)))]),
      ];
    case 'portable-case':
      return [
        ...said('Case', subject.name),
        ...(subject.evidence === null ? [] : [fact('Evidence', digest(groupDigest(subject.evidence)), muted(subject.enclosed ? 'enclosed' : 'not enclosed'))]),
        ...(subject.runDigest === null ? [] : [fact('Run', digest(groupDigest(subject.runDigest)))]),
      ];
    case 'audit-export':
      return [
        fact('Format', plain(sourceFormats[subject.format]), muted(`unsigned${subject.compressed ? ', compressed with gzip' : ''}`)),
        ...(subject.period === null ? [] : [fact('Times', plain(`${moment(subject.period.from)} to ${moment(subject.period.to)}`), muted('by the source’s clock'))]),
      ];
    case 'unreadable':
      return said('Unreadable', subject.because);
    default:
      return assertNever(subject);
  }
}
