import type { Work } from '../bundle/work.ts';
import { parseTimestamp } from '../encoding/index.ts';
import type { FindingValues } from '../findings/index.ts';
import { anchorsFor } from '../trust/index.ts';
import { parseTimeStamp, verifyTimeStamp, type VerifiedTime } from '../time/index.ts';
import { commonName, nameText, type Crl } from '../x509/index.ts';
import type { SealedBytes } from './read-seal.ts';
import { tellTimeStampProblems } from './time-stamp-problems.ts';

/**
 * When the manifest is known to have existed, by tokens over its bytes and the authorities of the trust pack: the end of
 * the earliest believed interval, epoch milliseconds. Null when no token is believed.
 */
export function verifyTokens(work: Work, tokens: readonly SealedBytes[], manifest: Uint8Array, crls: readonly Crl[]): number | null {
  const pack = work.args.trust?.pack ?? null;
  const authorities = (pack === null ? [] : anchorsFor(pack, 'timestamp')).map(({ anchor, certificate }) => ({
    name: anchor.name, certificate, compromisedSince: anchor.compromised_since === undefined ? null : parseTimestamp(anchor.compromised_since),
  }));
  const proven = tokens.flatMap(({ file, bytes }): number[] => {
    const parsed = parseTimeStamp(bytes);
    if (!parsed.ok) {
      work.sink.add({ code: 'timestamp.malformed', at: { file, offset: parsed.offset }, values: { problem: parsed.problem } });
      return [];
    }
    // A token stands here as it stands in other formats; the response around it is not signed and says nothing.
    if (parsed.value.form !== 'token') {
      work.sink.add({ code: 'timestamp.malformed', at: { file }, values: { problem: 'response-not-token' } });
      return [];
    }
    const judged = verifyTimeStamp({ stamp: parsed.value, stamped: manifest, authorities, certificates: [], crls, asOf: work.asOf, nonce: null, policy: null, revocation: 'noted' });
    if (judged.outcome === 'verified') {
      work.sink.add({ code: 'timestamp.verified', at: { file }, values: verifiedValues(judged.time) });
      return [judged.time.time + (judged.time.accuracyMs ?? 0)];
    }
    const stated: FindingValues = judged.stated === null ? {} : { time: iso(judged.stated.genTime) };
    for (const { code, problem, ...sides } of tellTimeStampProblems(judged.problems)) work.sink.add({ code, at: { file }, ...sides, values: { ...stated, ...authorityOf(parsed.value.token?.certificates[0] ?? null), problem } });
    return [];
  });
  return proven.length === 0 ? null : Math.min(...proven);
}

function verifiedValues({ time, accuracyMs, authority, tokenSerial, policy }: VerifiedTime): FindingValues {
  return { time: iso(time), authority, serial: tokenSerial, policy, ...(accuracyMs === null ? {} : { accuracyMs }) };
}

/** As the token's first certificate calls itself; nobody vouches for it. */
function authorityOf(certificate: Parameters<typeof holderName>[0] | null): FindingValues {
  return certificate === null ? {} : { authority: holderName(certificate) };
}

const holderName = ({ subject }: { readonly subject: Parameters<typeof nameText>[0] }): string => commonName(subject) ?? nameText(subject);
const iso = (time: number): string => new Date(time).toISOString();
