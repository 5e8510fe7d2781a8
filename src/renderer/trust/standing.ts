import type { Outcome, Run, SignedDocuments, StreamSummary, TrustPackDto } from '../../contract/index.ts';
import { formatDay, trustScreen as t } from '../../text/index.ts';
import { countersignedBy, stampsBy } from './sealed.ts';

/** How a key stands at an instant, in the one scale of outcomes. `at` is RFC 3339. */
export function standing(key: { readonly notBefore: string; readonly notAfter: string; readonly compromisedSince: string | null }, at: string): { readonly outcome: Outcome; readonly word: string } {
  const now = Date.parse(at);
  if (key.compromisedSince !== null && Date.parse(key.compromisedSince) <= now) return { outcome: 'fail', word: t.state.lost(formatDay(key.compromisedSince)) };
  if (Date.parse(key.notBefore) > now) return { outcome: 'indeterminate', word: t.state.early };
  return Date.parse(key.notAfter) < now ? { outcome: 'indeterminate', word: t.state.late } : { outcome: 'pass', word: t.state.valid };
}

export interface Proved { readonly outcome: Outcome; readonly word: string }

const HEADS: Readonly<Record<NonNullable<StreamSummary['checkpoint']>['outcome'], Outcome>> = { valid: 'pass', invalid: 'fail', 'unknown-key': 'indeterminate' };

/** A key that the run did not know was added to the pack since: it proved nothing there. */
const signedWords = (): Readonly<Partial<Record<Run['signers'][number]['outcome'], readonly Proved[]>>> => ({
  valid: [{ outcome: 'pass', word: t.here.valid }],
  invalid: [{ outcome: 'fail', word: t.here.invalid }],
  refused: [{ outcome: 'fail', word: t.here.refused }],
});

const DOCUMENTS: Readonly<Record<SignedDocuments['signature'], Outcome>> = { valid: 'pass', invalid: 'fail', 'unknown-key': 'indeterminate', missing: 'fail', shared: 'indeterminate' };

/** What a key of the pack did in a case: as a signer of the run, for the logs whose heads it signs, on documents signed on their own, and in countersigning. */
export function provedByKey(run: Run, key: TrustPackDto['keys'][number], documents: readonly SignedDocuments[]): readonly Proved[] {
  const signed = run.signers.filter((signer) => signer.keyid === key.keyid).flatMap(({ outcome }): readonly Proved[] => signedWords()[outcome] ?? []);
  const checkpoints = run.streams.flatMap((stream) => (stream.checkpoint === null || !key.logs.includes(stream.origin) ? [] : [stream.checkpoint.outcome]));
  const heads = [...new Set(checkpoints)].map((outcome): Proved => ({ outcome: HEADS[outcome], word: t.here.heads(checkpoints.filter((each) => each === outcome).length, t.headOutcome[outcome]) }));
  const own = documents.filter((each) => each.keyid === key.keyid).map(({ kind, signature, count }): Proved => ({ outcome: DOCUMENTS[signature], word: t.here.documents(kind, count, t.here.signature[signature]) }));
  const countersigned = countersignedBy(run, key.keyid);
  return unique([...signed, ...heads, ...own, ...(countersigned === null ? [] : [{ outcome: countersigned, word: t.here.countersigned[countersigned === 'pass' || countersigned === 'fail' ? countersigned : 'indeterminate'] }])]);
}

/** What an authority vouches for: signers, whose path the run names by the authorities' own names, the anchor last, and time-stamps. */
export function provedByAnchor(run: Run, { name, certificate }: TrustPackDto['anchors'][number]): readonly Proved[] {
  const names = [name, ...(certificate === null ? [] : [certificate.subject, ...certificate.subject.split(',').flatMap((part) => (part.startsWith('CN=') ? [part.slice(3)] : []))])];
  const vouched = run.signers.filter((signer) => names.includes(signer.certifiedBy.at(-1) ?? ''));
  const stamps = stampsBy(run, name);
  return [
    ...(vouched.length === 0 ? [] : [{ outcome: vouched.every((signer) => signer.outcome === 'valid') ? 'pass' as const : 'fail' as const, word: t.here.vouched(vouched.length) }]),
    ...(stamps === 0 ? [] : [{ outcome: 'pass' as const, word: t.here.stamped(stamps) }]),
  ];
}

/** Signers of the run whom neither a key nor an authority of the pack stands for. */
export const strangers = (run: Run, pack: TrustPackDto | null): Run['signers'] =>
  run.signers.filter((signer) => signer.certifiedBy.length === 0 && pack?.keys.some((key) => key.keyid === signer.keyid) !== true);

const unique = (list: readonly Proved[]): readonly Proved[] => list.filter((each, at) => list.findIndex((other) => other.word === each.word) === at);
