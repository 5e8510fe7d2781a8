import { parseTimeStamp, verifyTimeStamp, type TimeStampJudgement, type TimeStampNote, type TimeStampProblem, type TimeStampQuestion } from '../../src/core/time/index.ts';
import { EXTENDED_KEY_USAGE } from '../../src/core/x509/index.ts';
import { demonstrationP256 } from '../../src/producer/keys/demonstration-keys.ts';
import { extendedKeyUsage, issue, keyUsage, writeTimeStampToken, type CmsSigner, type TokenRequest } from '../../src/producer/pki/index.ts';
import { certificate, DURING, MIDDLE, named, ROOT, SPAN } from './pki-fixture.ts';

export const STAMPED = new TextEncoder().encode('what existed');
export const POLICY = '1.3.6.1.4.1.99999.1';
export const TSA_KEY = demonstrationP256('time', 'tsa');

/** A certificate that may speak for the time and nothing else. */
export function tsaCertificate(options: Partial<Parameters<typeof issue>[2]> = {}, authority = MIDDLE): Uint8Array {
  return issue(authority, TSA_KEY.spki, {
    serial: 77n, subject: named('time-stamping authority'), ...SPAN, extensions: [keyUsage('digitalSignature'), extendedKeyUsage([EXTENDED_KEY_USAGE.timeStamping], true)], ...options,
  });
}

export const TSA = tsaCertificate();

export function token(changes: Partial<TokenRequest> & { readonly signer?: Partial<CmsSigner> } = {}): Uint8Array {
  const { signer, ...rest } = changes;
  return writeTimeStampToken({
    stamped: STAMPED, policy: POLICY, serial: 5n, genTime: DURING, accuracy: { seconds: 1 }, authority: named('time-stamping authority'),
    certificates: [TSA, MIDDLE.certificate], signers: [{ signer: TSA_KEY, certificate: TSA, signingTime: DURING, ...signer }], ...rest,
  });
}

export function judge(der: Uint8Array, changes: Partial<Omit<TimeStampQuestion, 'stamp'>> = {}): TimeStampJudgement {
  const read = parseTimeStamp(der);
  if (!read.ok) return { outcome: 'not-verified', stated: null, problems: [{ kind: 'malformed', part: 'token', problem: read.problem, offset: read.offset }], notes: [] };
  return verifyTimeStamp({
    stamp: read.value, stamped: STAMPED, authorities: [{ name: 'our authority', certificate: certificate(ROOT.certificate), compromisedSince: null }], certificates: [], crls: [],
    asOf: DURING + 1_000_000, nonce: null, policy: null, revocation: 'noted', ...changes,
  });
}

/** The kinds alone; of nested ones both, as `signer.signature`. */
export function kinds(list: readonly (TimeStampProblem | TimeStampNote)[]): readonly string[] {
  return list.map((each) => {
    if (each.kind === 'signer') return `signer.${each.problem.kind}`;
    return each.kind === 'path' ? `path.${each.issue.kind}@${each.issue.position}` : each.kind;
  });
}
