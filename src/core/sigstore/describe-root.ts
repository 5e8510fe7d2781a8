import { nameText, parseCertificate } from '../x509/index.ts';
import { readTrustedRoot, type RootProblem, type TrustedAuthority, type TrustedLog } from './trusted-root.ts';

/** An authority or log that a trusted root names. Times are epoch milliseconds; `to` may be far away. */
export interface TrustedRootPart {
  readonly kind: 'authority' | 'time-authority' | 'log' | 'certificate-log';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface TrustedRootDescription {
  readonly parts: readonly TrustedRootPart[];
  /** Why nothing is verified with it; empty where it is read. */
  readonly problems: readonly RootProblem[];
}

/** Whom a `trusted_root.json` names, for people; verifying reads it by itself. */
export function describeTrustedRoot(json: unknown): TrustedRootDescription {
  const reading = readTrustedRoot(json);
  if (!reading.ok) return { parts: [], problems: reading.problems };
  const { authorities, timeAuthorities, logs, certificateLogs } = reading.root;
  return {
    parts: [
      ...authorities.map((each) => authority('authority', each)), ...timeAuthorities.map((each) => authority('time-authority', each)),
      ...logs.map((each) => log('log', each)), ...certificateLogs.map((each) => log('certificate-log', each)),
    ],
    problems: [],
  };
}

function authority(kind: 'authority' | 'time-authority', { chain, window }: TrustedAuthority): TrustedRootPart {
  const anchor = chain.at(-1);
  const read = anchor === undefined ? null : parseCertificate(anchor.raw);
  return { kind, name: read?.ok === true ? nameText(read.value.subject) : '', ...window };
}

const log = (kind: 'log' | 'certificate-log', { names, ids, window }: TrustedLog): TrustedRootPart => ({ kind, name: names[0] ?? ids[0] ?? '', ...window });
