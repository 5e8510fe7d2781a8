import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPem, type DerResult } from '../../src/core/asn1/index.ts';
import { EXTENDED_KEY_USAGE, parseCertificate, parseCrl, validatePath, type Certificate, type KeyUsage, type PathIssue } from '../../src/core/x509/index.ts';
import { hasPeerName } from '../support/peer-name.ts';
import { WEB_RULES, type WebChain, type WebRule } from '../support/web-profile.ts';
import type { SuiteResult } from './run.ts';

interface Limbo {
  readonly testcases: readonly Case[];
}

interface PeerName {
  readonly kind: string;
  readonly value: string;
}

interface Case {
  readonly id: string;
  readonly conflicts_with: readonly string[];
  readonly features: readonly string[];
  readonly validation_kind: 'SERVER' | 'CLIENT' | 'SMIME';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly key_usage: readonly KeyUsage[];
  readonly extended_key_usage: readonly string[];
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: PeerName | null;
  readonly expected_peer_names: readonly PeerName[];
  readonly max_chain_depth: number | null;
  readonly crls?: readonly string[];
}

/** An instant in the validity of every case that names none. */
const DEFAULT_TIME = '2026-03-01T00:00:00Z';

/**
 * Where this suite asks for something that evidence is not asked for. A rule excuses a case only in the direction given.
 * One that the suite states of its cases (`features`, `conflicts_with`) and that excuses none of those it covers is itself
 * a difference. One of the web's is read off the certificates: if it is broken by a case that must pass it is misread, and
 * a difference; test/unit/conformance/web-profile.test.ts shows of each that it is still needed.
 */
interface Exception {
  readonly reason: string;
  readonly direction: 'accepted' | 'either';
  readonly covers: (test: Case) => boolean;
}

const WEB = 'webpki::';

const STATED: readonly Exception[] = [
  { reason: 'a web rule that contradicts RFC 5280, by the suite’s own word', direction: 'either', covers: (test) => test.id.startsWith(WEB) && test.conflicts_with.some((id) => id.startsWith('rfc5280::')) },
  { reason: 'CA/Browser Forum 7.1.2: which purposes a certificate states', direction: 'accepted', covers: (test) => test.features.includes('pedantic-webpki-eku') && test.expected_result === 'FAILURE' },
  { reason: 'a list of public suffixes: none is shipped, and no host is looked up', direction: 'accepted', covers: ({ features }) => features.includes('pedantic-public-suffix-wildcard') },
];

/** Every leaf of the suite is called example.com, whatever its alternative names: only these cases ask about it. */
const ABOUT: Readonly<Record<string, string>> = { 'common-name': 'webpki::cn::', 'list-points': 'crl::' };

const OF_THE_WEB: readonly Exception[] = WEB_RULES.map(({ name, asks, breaks }) => ({
  reason: `CA/Browser Forum ${asks}`, direction: 'accepted', covers: (test) => test.id.startsWith(ABOUT[name] ?? WEB) && breaksIn(test, breaks),
}));

function breaksIn(test: Case, breaks: WebRule['breaks']): boolean {
  const chain = chainOf(test);
  return chain !== null && breaks(chain);
}

export function run(vectorsDir: string): Promise<SuiteResult> {
  const { testcases } = JSON.parse(readFileSync(join(vectorsDir, 'x509-limbo', 'limbo.json'), 'utf8')) as Limbo;
  const differences: string[] = [];
  const used = new Map<string, number>();
  let agree = 0;
  for (const test of testcases) {
    const said = judge(test);
    const direction = said.length === 0 ? 'accepted' : 'refused';
    if (test.expected_result === 'SUCCESS') differences.push(...OF_THE_WEB.filter((rule) => rule.covers(test)).map(({ reason }) => `${test.id}: passes and breaks ${reason}`));
    if ((said.length === 0) === (test.expected_result === 'SUCCESS')) {
      agree += 1;
      continue;
    }
    const excuses = [...STATED, ...OF_THE_WEB].filter((each) => (each.direction === 'either' || each.direction === direction) && each.covers(test));
    if (excuses.length === 0) differences.push(`${test.id}: ${direction} (${said.join(', ')})`);
    for (const { reason } of excuses) used.set(reason, (used.get(reason) ?? 0) + 1);
  }
  for (const exception of STATED) {
    if (!used.has(exception.reason) && testcases.some(exception.covers)) differences.push(`no case needs this exception any more: ${exception.reason}`);
  }
  return Promise.resolve({ suite: 'x509-limbo', agree, total: testcases.length, differences, notes: [...used].map(([reason, cases]) => `${cases} excused: ${reason}`) });
}

/** Why the case is refused; nothing where it is accepted. What cannot be read is as good as not there, but for the leaf. */
function judge(test: Case): readonly string[] {
  const [leaf] = read(test.peer_certificate, parseCertificate);
  if (leaf === undefined) return ['cannot be read'];
  const at = Date.parse(test.validation_time ?? DEFAULT_TIME);
  const crls = readAll(test.crls ?? [], parseCrl);
  const { problems } = validatePath({
    leaf, intermediates: readAll(test.untrusted_intermediates, parseCertificate), anchors: readAll(test.trusted_certs, parseCertificate), crls,
    at: [at], asOf: at, purpose: { keyUsage: test.key_usage, extendedKeyUsage: purposeOf(test) },
    revocation: (test.crls ?? []).length > 0 ? 'required' : 'noted', profile: 'enforced', maxPathLength: test.max_chain_depth,
  });
  return [...problems.map(word), ...missingNames(test, leaf)];
}

/** What was read of the case; a leaf that cannot be read breaks no rule of the web, since it is refused for that. */
function chainOf(test: Case): WebChain | null {
  const [leaf] = read(test.peer_certificate, parseCertificate);
  return leaf === undefined ? null : { leaf, authorities: readAll([...test.untrusted_intermediates, ...test.trusted_certs], parseCertificate), crls: readAll(test.crls ?? [], parseCrl) };
}

const readAll = <T>(list: readonly string[], parse: (der: Uint8Array) => DerResult<T>): readonly T[] => list.flatMap((pem) => read(pem, parse));

function read<T>(pem: string, parse: (der: Uint8Array) => DerResult<T>): readonly T[] {
  return (readPem(pem) ?? []).flatMap(({ der }) => {
    const parsed = parse(der);
    return parsed.ok ? [parsed.value] : [];
  });
}

/** The names looked for that the certificate does not have; every one must be there. */
function missingNames(test: Case, leaf: Certificate): readonly string[] {
  const wanted = test.expected_peer_name === null ? test.expected_peer_names : [test.expected_peer_name];
  return wanted.filter((name) => !hasPeerName(leaf, name)).map((name) => `no name ${name.value}`);
}

const PURPOSES = { SERVER: EXTENDED_KEY_USAGE.serverAuth, CLIENT: EXTENDED_KEY_USAGE.clientAuth, SMIME: EXTENDED_KEY_USAGE.emailProtection } as const;

function purposeOf({ extended_key_usage: [name], validation_kind: kind }: Case): string {
  const known: Readonly<Record<string, string>> = EXTENDED_KEY_USAGE;
  return known[name ?? ''] ?? name ?? PURPOSES[kind];
}

function word(problem: PathIssue): string {
  return problem.kind === 'profile' ? `profile ${problem.rule}` : problem.kind;
}
