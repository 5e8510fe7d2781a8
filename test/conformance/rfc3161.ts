import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readPem } from '../../src/core/asn1/index.ts';
import { parseTimeStamp, parseTimeStampRequest, verifyTimeStamp, type TimeStampJudgement, type TimeStampRequest } from '../../src/core/time/index.ts';
import { commonName, parseCertificate, type Certificate } from '../../src/core/x509/index.ts';

/** The suite's stamps are over this unless a folder brings its own `payload`. */
const MESSAGE = 'hello';
/** After every stamp of the suite, whenever its origin makes another. Its authorities' validity ends earlier: only the stamp's own time counts. */
const AS_OF = Date.UTC(2100, 0, 1);
const RESPONSE = '.tsr';

/** One stamp with what it is asked against. */
interface Case {
  readonly name: string;
  readonly expected: 'verified' | 'refused';
  readonly judge: () => TimeStampJudgement | null;
}

/**
 * Expectations of the origin's test/test_verify.py, by rule: every stamp verifies over the folder's message under the
 * last certificate of its chain, with the request of its own name where there is one; `invalid` in a name must fail;
 * `other_*` stems from another authority than the folder's chain and must fail under it; with another nonce, another
 * message or an authority of another name, every stamp must fail. Certificates that were slipped in (`injected`) decide
 * nothing: such a stamp must come out as the real authority's and never as one that only an added certificate names.
 */
export async function run(vectorsDir: string): Promise<{ suite: string; agree: number; total: number; differences: string[] }> {
  const base = join(vectorsDir, 'rfc3161');
  const folders = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith(RESPONSE)).map((entry) => entry.parentPath);
  const cases = [...new Set(folders)].toSorted().flatMap((folder) => casesOf(base, folder));
  const differences = cases.flatMap(({ name, expected, judge }) => {
    const judged = judge();
    const outcome = judged?.outcome === 'verified' ? 'verified' : 'refused';
    return outcome === expected ? [] : [`${name}: ${outcome} (${judged === null ? 'unread' : judged.problems.map((problem) => JSON.stringify(problem, plain)).join('; ')})`];
  });
  return { suite: 'rfc3161', agree: cases.length - differences.length, total: cases.length, differences };
}

function casesOf(base: string, folder: string): readonly Case[] {
  const payload = join(folder, 'payload');
  const message = existsSync(payload) ? new Uint8Array(readFileSync(payload)) : new TextEncoder().encode(MESSAGE);
  return readdirSync(folder).filter((name) => name.endsWith(RESPONSE)).toSorted().flatMap((file) => {
    const name = relative(base, join(folder, file));
    const der = new Uint8Array(readFileSync(join(folder, file)));
    const request = requestOf(folder, file);
    const chain = readChain(folder, base, file.slice(0, -RESPONSE.length));
    const good: Case['expected'] = chain.length === 0 || file.includes('invalid') || file.startsWith('other_') ? 'refused' : 'verified';
    const ask = (more: Parameters<typeof judgeStamp>[3]) => (): TimeStampJudgement | null => judgeStamp(der, chain, message, more);
    return [
      { name, expected: good, judge: ask({ nonce: request?.nonce ?? null }) },
      { name: `${name} over another message`, expected: 'refused', judge: ask({ message: new TextEncoder().encode('not-the-correct-message') }) },
      { name: `${name} with another nonce`, expected: 'refused', judge: ask({ nonce: 0xabcdn }) },
      { name: `${name} under another policy`, expected: 'refused', judge: ask({ policy: '1.1' }) },
      { name: `${name} without an anchor`, expected: 'refused', judge: ask({ anchors: [] }) },
      ...named(chain).map((authority): Case => ({ name: `${name} as ${authority}`, expected: good, judge: ask({ authority }) })),
      ...added(der, chain).map((stranger): Case => ({ name: `${name} as ${stranger}`, expected: 'refused', judge: ask({ authority: stranger }) })),
    ];
  });
}

/** A request of the same role: `request.der` beside `response.tsr`, `other_request.der` beside `other_response.tsr`. */
function requestOf(folder: string, file: string): TimeStampRequest | null {
  const path = join(folder, `${file.slice(0, -RESPONSE.length).replace('response', 'request')}.der`);
  const read = existsSync(path) ? parseTimeStampRequest(new Uint8Array(readFileSync(path))) : null;
  return read?.ok === true ? read.value : null;
}

interface Variation {
  readonly message?: Uint8Array;
  readonly nonce?: bigint | null;
  readonly policy?: string;
  readonly anchors?: readonly Certificate[];
  /** Whose certificate the signer's must be. */
  readonly authority?: string | null;
}

function judgeStamp(der: Uint8Array, chain: readonly Certificate[], message: Uint8Array, more: Variation): TimeStampJudgement | null {
  const read = parseTimeStamp(der);
  if (!read.ok) return null;
  const judged = verifyTimeStamp({
    stamp: read.value, stamped: more.message ?? message, certificates: chain, crls: [], asOf: AS_OF, revocation: 'noted',
    authorities: (more.anchors ?? chain.slice(-1)).map((certificate) => ({ name: 'root', certificate, compromisedSince: null })),
    nonce: more.nonce ?? null, policy: more.policy ?? null,
  });
  if (judged.outcome !== 'verified' || more.authority === undefined) return judged;
  return commonName(judged.time.path[0]!.subject) === more.authority ? judged : null;
}

/** Whom the chain names as the authority: its first certificate, where it holds more than the anchor. */
function named(chain: readonly Certificate[]): readonly string[] {
  const [first] = chain;
  const name = first === undefined || chain.length === 1 ? null : commonName(first.subject);
  return name === null ? [] : [name];
}

/** Names that only an embedded certificate brings, where the chain is complete: whoever has one of them was slipped in. */
function added(der: Uint8Array, chain: readonly Certificate[]): readonly string[] {
  const read = parseTimeStamp(der);
  const embedded = read.ok && chain.length > 1 ? read.value.token?.certificates ?? [] : [];
  const known = new Set(chain.map((certificate) => commonName(certificate.subject)));
  return embedded.map((certificate) => commonName(certificate.subject)).filter((name): name is string => name !== null && !known.has(name));
}

/** The stamp's own root, or `ts_chain.pem` of its folder or of the suite: PEM, or one certificate in DER in spite of the name. The anchor is the last. */
function readChain(folder: string, base: string, stem: string): readonly Certificate[] {
  const path = [join(folder, `${stem}.root.pem`), join(folder, 'ts_chain.pem'), join(base, 'ts_chain.pem')].find((each) => existsSync(each));
  if (path === undefined) return [];
  const bytes = new Uint8Array(readFileSync(path));
  const blocks = readPem(new TextDecoder('latin1').decode(bytes)) ?? [];
  const ders = blocks.length > 0 ? blocks.filter((block) => block.label === 'CERTIFICATE').map((block) => block.der) : [bytes];
  return ders.flatMap((der) => {
    const read = parseCertificate(der);
    return read.ok ? [read.value] : [];
  });
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? `${value.length} bytes` : value;
}
