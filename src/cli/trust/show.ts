import type { TrustedKey, TrustPack } from '../../core/trust/index.ts';
import { crlDigest, readKeyEndorsement, readKeyIntroduction, readTrustPack, spokenFingerprint } from '../../producer/trust/index.ts';
import { displayName, formatInstant, groupDigest, misfitClause, plural } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readNamed } from '../signing-keys.ts';

/** `proofroom trust show FILE`: whom a pack, an introduction or an endorsement speaks of, and the digits to compare by voice. */
export async function showTrust(path: string): Promise<ExitCode> {
  const bytes = await readNamed(path);
  const pack = readTrustPack(bytes);
  if (pack.ok) return print(packLines(pack.pack));
  const introduction = readKeyIntroduction(bytes);
  if (introduction.ok) {
    const { key, logs, introduced_at: at } = introduction.introduction;
    return print([`key introduction of ${formatInstant(at)}, signed by the key itself`, '', ...keyLines(key, logs)]);
  }
  const endorsement = readKeyEndorsement(bytes);
  if (endorsement.ok) {
    const { endorsement: { endorsed_by: by, endorsed_at: at }, introduction: { key, logs } } = endorsement.read;
    return print([`key endorsement of ${formatInstant(at)}, not verified: that needs a pack with the old key`, `by the key ${groupDigest(by)}`, '', ...keyLines(key, logs)]);
  }
  throw new CliError(EXIT.unreadable, `not a trust pack: ${misfitClause(pack)}`, `${path} is no key introduction (${misfitClause(introduction)}) and no endorsement (${misfitClause(endorsement)}) either`);
}

function print(lines: readonly string[]): ExitCode {
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.holds;
}

function packLines(pack: TrustPack): readonly string[] {
  const logsOf = (keyid: string): readonly string[] => pack.logs.filter((log) => log.keyid === keyid).map((log) => log.origin);
  return [
    displayName(pack.name),
    `issued ${formatInstant(pack.issued_at)} · stale after ${plural(pack.stale_after_days, 'day')} · a manifest needs ${plural(pack.manifest_threshold, 'trusted signature')}`,
    ...pack.keys.flatMap((key) => ['', ...keyLines(key, logsOf(key.keyid))]),
    ...(pack.anchors ?? []).flatMap((anchor) => [
      '',
      `certificate authority ${displayName(anchor.name)}`,
      ...row('purposes', anchor.purposes.join(', ')),
      ...(anchor.compromised_since === undefined ? [] : row('not believed', `from ${formatInstant(anchor.compromised_since)}`)),
      ...fingerprintLines('fingerprint', anchor.fingerprint),
    ]),
    ...(pack.crls ?? []).flatMap((crl) => ['', 'certificate revocation list', ...row('sha256', groupDigest(crlDigest(crl)))]),
    ...(pack.sigstore === undefined ? [] : ['', 'Sigstore trusted root', ...pack.sigstore.identities.flatMap(({ san, issuer, purposes = ['document'] }) => row('identity', `${displayName(san)} by ${displayName(issuer)}, for ${purposes.join(', ')}`))]),
  ];
}

function keyLines(key: TrustedKey, logs: readonly string[]): readonly string[] {
  return [
    `key ${displayName(key.name)}`,
    ...row('holder', displayName(key.holder)),
    ...row('purposes', key.purposes.join(', ')),
    ...row('algorithm', key.algorithm),
    ...row('valid', `${formatInstant(key.not_before)} to ${formatInstant(key.not_after)}`),
    ...(key.compromised_since === undefined ? [] : row('not believed', `from ${formatInstant(key.compromised_since)}`)),
    ...(key.endorsed_by === undefined ? [] : row('endorsed by', groupDigest(key.endorsed_by))),
    ...logs.flatMap((origin) => row('signs log', displayName(origin))),
    ...fingerprintLines('keyid', key.keyid),
  ];
}

/** Hex for machines and eyes, digits for voices. */
function fingerprintLines(label: string, sha256: string): readonly string[] {
  const groups = spokenFingerprint(sha256).split(' ');
  return [...row(label, groupDigest(sha256)), ...row('by voice', groups.slice(0, 6).join(' ')), ...row('', groups.slice(6).join(' '))];
}

const row = (label: string, text: string): readonly string[] => [`  ${label.padEnd(12)} ${text}`];
