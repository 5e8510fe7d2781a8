import { parseTimestamp } from '../encoding/index.ts';
import type { FindingCode, FindingValues } from '../findings/index.ts';
import { tellTimeStampProblems } from '../seal/time-stamp-problems.ts';
import { verifyTimeStamp, type TimeStampToken, type VerifiedTime } from '../time/index.ts';
import { anchorsFor, calledBy } from '../trust/index.ts';
import type { Crl } from '../x509/index.ts';
import type { DocumentWork } from './verification.ts';

/** A time-stamp of `stamped`, by the authorities of the trust pack. Null when it is not believed; why is a finding. */
export function judgeStamp(work: DocumentWork, stamp: TimeStampToken, stamped: Uint8Array, what: 'content' | 'signature', crls: readonly Crl[]): VerifiedTime | null {
  const authorities = (work.trust === null ? [] : anchorsFor(work.trust.pack, 'timestamp')).map(({ anchor, certificate }) => ({
    name: anchor.name, certificate, compromisedSince: anchor.compromised_since === undefined ? null : parseTimestamp(anchor.compromised_since),
  }));
  const judged = verifyTimeStamp({ stamp, stamped, authorities, certificates: [], crls, asOf: work.asOf, nonce: null, policy: null, revocation: 'noted' });
  if (judged.outcome === 'verified') {
    const { time, authority, tokenSerial } = judged.time;
    work.sink.add({ code: 'document.time-verified', at: {}, values: { time: iso(time), authority, serial: tokenSerial, what } });
    return judged.time;
  }
  const [first] = stamp.token?.certificates ?? [];
  const values: FindingValues = { what, ...(first === undefined ? {} : { authority: calledBy(first) }), ...(judged.stated === null ? {} : { time: iso(judged.stated.genTime) }) };
  for (const { code, problem, ...sides } of tellTimeStampProblems(judged.problems)) work.sink.add({ code: codeOf(code, what), at: {}, ...sides, values: { ...values, problem } });
  return null;
}

function codeOf(code: FindingCode, what: 'content' | 'signature'): FindingCode {
  if (code === 'timestamp.authority-unknown') return 'document.time-unknown-authority';
  // The stamp of a signature that is about something else dates nothing; a stamp on its own is then about other content.
  return code === 'timestamp.other-content' && what === 'content' ? 'document.content-mismatch' : 'document.time-invalid';
}

/** The latest instant at which what was stamped existed, epoch milliseconds. */
export const latestOf = ({ time, accuracyMs }: VerifiedTime): number => time + (accuracyMs ?? 0);

const iso = (time: number): string => new Date(time).toISOString();
