import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPem, type DerResult } from '../../src/core/asn1/index.ts';
import { EXTENDED_KEY_USAGE, parseCertificate, parseCrl, validatePath, type KeyUsage, type PathIssue } from '../../src/core/x509/index.ts';
import { hasPeerName } from '../support/peer-name.ts';

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
 * Where this suite asks for something that evidence is not asked for. A rule excuses a case only in the direction given,
 * and a rule that excuses none of the cases it covers is itself a difference.
 */
interface Exception {
  readonly reason: string;
  readonly direction: 'accepted' | 'refused' | 'either';
  readonly covers: (test: Case) => boolean;
}

const accepted = (reason: string, covers: Exception['covers']): Exception => ({ reason, direction: 'accepted', covers });

const EXCEPTIONS: readonly Exception[] = [
  {
    reason: 'a web rule that contradicts RFC 5280, by the suite’s own word', direction: 'either',
    covers: (test) => isWeb(test) && test.conflicts_with.some((id) => id.startsWith('rfc5280::')),
  },
  accepted('CA/Browser Forum 7.1.4.3: the common name repeats an alternative name', ({ id }) => id.startsWith('webpki::cn::')),
  accepted('CA/Browser Forum 7.1.2.1.3: a root’s key identifier has neither issuer nor serial', ({ id }) => id.startsWith('webpki::aki::root-with-aki-all')),
  accepted('CA/Browser Forum 6.1.5: the length of an RSA key is a multiple of eight', ({ id }) => isWeb({ id }) && id.includes('not-divisible-by-8')),
  accepted('CA/Browser Forum 7.1.2.7: the certificate of a server is no authority', ({ id }) => id === 'webpki::ee-basicconstraints-ca'),
  accepted('CA/Browser Forum 7.1.2.7.12: alternative names are critical only without a subject', ({ id }) => isWeb({ id }) && id.includes('san-critical-with-nonempty')),
  accepted('CA/Browser Forum 7.1.2.7.10: which purposes stand beside each other', (test) => test.features.includes('pedantic-webpki-eku') && test.expected_result === 'FAILURE'),
  accepted('a list of public suffixes: none is shipped, and no host is looked up', ({ features }) => features.includes('pedantic-public-suffix-wildcard')),
  accepted('CA/Browser Forum 7.2.2.1: distribution points are named by URIs alone', ({ id }) => id.startsWith('crl::') && id.includes('non-uri-generalname')),
];

function isWeb({ id }: { readonly id: string }): boolean {
  return id.startsWith('webpki::');
}

export async function run(vectorsDir: string): Promise<{ suite: string; agree: number; total: number; differences: string[] }> {
  const { testcases } = JSON.parse(readFileSync(join(vectorsDir, 'x509-limbo', 'limbo.json'), 'utf8')) as Limbo;
  const differences: string[] = [];
  const used = new Set<Exception>();
  let agree = 0;
  for (const test of testcases) {
    const said = judge(test);
    if ((said.length === 0) === (test.expected_result === 'SUCCESS')) {
      agree += 1;
      continue;
    }
    const direction = said.length === 0 ? 'accepted' : 'refused';
    const exception = EXCEPTIONS.find((each) => (each.direction === 'either' || each.direction === direction) && each.covers(test));
    if (exception === undefined) differences.push(`${test.id}: ${direction} (${said.join(', ')})`);
    else used.add(exception);
  }
  for (const exception of EXCEPTIONS) {
    if (!used.has(exception) && testcases.some(exception.covers)) differences.push(`no case needs this exception any more: ${exception.reason}`);
  }
  return { suite: 'x509-limbo', agree, total: testcases.length, differences };
}

/** Why the case is refused; nothing where it is accepted. What cannot be read is as good as not there, but for the leaf. */
function judge(test: Case): readonly string[] {
  const [leaf] = read(test.peer_certificate, parseCertificate);
  if (leaf === undefined) return ['cannot be read'];
  const all = <T>(list: readonly string[], parse: (der: Uint8Array) => DerResult<T>): readonly T[] => list.flatMap((pem) => read(pem, parse));
  const at = Date.parse(test.validation_time ?? DEFAULT_TIME);
  const crls = test.crls ?? [];
  const { problems } = validatePath({
    leaf, intermediates: all(test.untrusted_intermediates, parseCertificate), anchors: all(test.trusted_certs, parseCertificate), crls: all(crls, parseCrl),
    at: [at], asOf: at, purpose: { keyUsage: test.key_usage, extendedKeyUsage: purposeOf(test) },
    revocation: crls.length > 0 ? 'required' : 'noted', profile: 'enforced', maxPathLength: test.max_chain_depth,
  });
  return [...problems.map(word), ...missingNames(test)];
}

function read<T>(pem: string, parse: (der: Uint8Array) => DerResult<T>): readonly T[] {
  return (readPem(pem) ?? []).flatMap(({ der }) => {
    const parsed = parse(der);
    return parsed.ok ? [parsed.value] : [];
  });
}

/** The names looked for that the certificate does not have; every one must be there. */
function missingNames(test: Case): readonly string[] {
  const [leaf] = read(test.peer_certificate, parseCertificate);
  if (leaf === undefined) return [];
  const wanted = test.expected_peer_name === null ? test.expected_peer_names : [test.expected_peer_name];
  return wanted.filter((name) => !hasPeerName(leaf, name)).map((name) => `no name ${name.value}`);
}

function purposeOf({ extended_key_usage: [name], validation_kind: kind }: Case): string {
  const known: Readonly<Record<string, string>> = EXTENDED_KEY_USAGE;
  return known[name ?? ''] ?? name ?? (kind === 'SERVER' ? EXTENDED_KEY_USAGE.serverAuth : EXTENDED_KEY_USAGE.clientAuth);
}

function word(problem: PathIssue): string {
  return problem.kind === 'profile' ? `profile ${problem.rule}` : problem.kind;
}
