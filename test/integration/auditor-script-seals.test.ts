import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { MANIFEST_PATH, TOKEN_FOLDER } from '../../src/core/bundle/format.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { encodeUtf8 } from '../../src/core/encoding/index.ts';
import { writeChain } from '../../src/core/seal/index.ts';
import type { AnchorPurpose, TrustPack } from '../../src/core/trust/index.ts';
import type { RevocationReason } from '../../src/core/x509/index.ts';
import type { Trust } from '../../src/engine/verify/trust.ts';
import { writeSample, type Sample } from '../../src/producer/index.ts';
import { demonstrationP256 } from '../../src/producer/keys/demonstration-keys.ts';
import { signerFromKey, type Signer } from '../../src/producer/keys/signer.ts';
import {
  createAuthority, extendedKeyUsage, extension, issue, keyUsage, nameConstraints, octetString, subjectAltName, writeCrl, writeName, writeSignedData, writeTimeStampToken,
  type Authority, type CmsSigner,
} from '../../src/producer/pki/index.ts';
import { createKeyring } from '../../src/producer/scenario/keyring.ts';
import { demonstrationPki, NOTARY_SERIAL, notaryCertificate, revocationList } from '../../src/producer/scenario/seal.ts';
import { sealName } from '../../src/producer/seal/seal-files.ts';
import { jcsBytes } from '../../src/producer/seal/jcs.ts';
import { readSealedArchive } from '../../src/producer/zip/read-sealed.ts';
import { fileOfBytes, writeSealedArchive } from '../../src/producer/zip/sealed-archive.ts';
import { AUDITOR_SCRIPT, bothAnswers, runAuditorScript, trustAt } from '../support/auditor-script.ts';
import { sigstoreBundle, SIGSTORE_PACK, SIGSTORE_TRUST } from '../support/sigstore-manifest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SEED = 'seals';
const root = temporaryFolder('auditor-seals');
const { issuing, time, stamper, company } = demonstrationPki(SEED);
const { notary } = createKeyring(SEED);
const SPAN = { notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2028, 0, 1) };
const SEALED = Date.UTC(2026, 9, 1, 6, 1);
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const key = (label: string): Signer => demonstrationP256(SEED, label);
const rsa = signerFromKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
const pss = signerFromKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, { algorithm: 'rsa-pss-sha384', bytesMayVary: true });
const named = (text: string): Uint8Array => writeName(['O', 'Test'], ['CN', text]);

interface Case {
  /** Changes to the files of a sound bundle. */
  readonly change: (files: Map<string, Uint8Array>, manifest: Uint8Array) => void;
  readonly anchors?: readonly (readonly [Authority, readonly AnchorPurpose[]])[];
  /** What integrity, authenticity, time and completeness come to, on both sides: a case must not agree by chance. */
  readonly come: readonly [string, string, string, string];
}

const FINE = ['pass', 'pass', 'pass', 'pass'] as const;
const FORGED = ['pass', 'fail', 'pass', 'pass'] as const;
const UNTIMED = ['pass', 'indeterminate', 'fail', 'pass'] as const;

/** The notary's certificate with this in it, by an authority that stands under the company's. */
function vouched(extensions: readonly Uint8Array[], authority: Partial<Parameters<typeof createAuthority>[1]> = {}): Case['change'] {
  return (files) => {
    const between = createAuthority(key('between'), { serial: 77n, subject: named('between'), ...SPAN, above: company, ...authority });
    const leaf = notaryCertificate(between, notary.spki, { extensions: [keyUsage('digitalSignature'), ...extensions] });
    files.set(sealName.chain(notary.keyid), encodeUtf8(writeChain([leaf, between.certificate])));
  };
}

function stamped(by: CmsSigner, more: Partial<Parameters<typeof writeTimeStampToken>[0]> = {}): Case['change'] {
  return (files, manifest) => {
    for (const name of files.keys()) if (name.startsWith(TOKEN_FOLDER)) files.delete(name);
    const token = writeTimeStampToken({ stamped: manifest, policy: '1.2.3', serial: 1n, genTime: SEALED, signers: [by], certificates: [by.certificate], ...more });
    files.set(sealName.token(token), token);
  };
}

const unit = (signer: Signer, purposes: readonly string[] = [TIME_STAMPING], critical = true): CmsSigner =>
  ({ signer, certificate: issue(time, signer.spki, { serial: 9n, subject: named('unit'), ...SPAN, extensions: [keyUsage('digitalSignature'), extendedKeyUsage(purposes, critical)] }) });
const revokedUnit = (reason: RevocationReason | null, revoked: number): Case['change'] => stamped(stamper, { crls: [writeCrl(time, { number: 9n, thisUpdate: revoked + 1000, nextUpdate: SPAN.notAfter, revoked: [{ serial: 2n, revoked, reason, invalidSince: null }] })] });

const reviewers = createAuthority(key('reviewers'), { serial: 1n, subject: named('reviewers'), ...SPAN });
const reviewer = (signer: Signer, authority = reviewers, notAfter = SPAN.notAfter): CmsSigner =>
  ({ signer, certificate: issue(authority, signer.spki, { serial: 5n, subject: named('reviewer'), notBefore: SPAN.notBefore, notAfter, extensions: [keyUsage('contentCommitment')] }) });
function countersigned(by: CmsSigner, more: { readonly content?: Uint8Array; readonly crls?: readonly Uint8Array[] } = {}): Pick<Case, 'change' | 'anchors'> {
  return {
    anchors: [[reviewers, ['countersignature']]],
    change: (files, manifest) => {
      const cms = writeSignedData({ content: more.content ?? manifest, form: 'detached', signers: [by], certificates: [by.certificate], ...(more.crls === undefined ? {} : { crls: more.crls }) });
      files.set(`seal/countersignatures/${sha256Hex(cms)}.p7s`, cms);
    },
  };
}

const CASES: Readonly<Record<string, Case>> = {
  'nothing changed': { change: () => undefined, come: FINE },
  'an authority between': { change: vouched([]), come: FINE },
  'an extension nobody knows': { change: vouched([extension('1.2.3.4', false, octetString(new Uint8Array(1)))]), come: FINE },
  'an extension nobody knows, and critical': { change: vouched([extension('1.2.3.4', true, octetString(new Uint8Array(1)))]), come: FORGED },
  'a name that is permitted': { change: vouched([subjectAltName([{ form: 'dns', text: 'a.example.com' }])], { extensions: [nameConstraints([{ form: 'dns', text: 'example.com' }], [])] }), come: FINE },
  'a name that is not permitted': { change: vouched([subjectAltName([{ form: 'dns', text: 'example.org' }])], { extensions: [nameConstraints([{ form: 'dns', text: 'example.com' }], [])] }), come: FORGED },
  'a wildcard that covers what is excluded': { change: vouched([subjectAltName([{ form: 'dns', text: '*.example.com' }])], { extensions: [nameConstraints([], [{ form: 'dns', text: 'bar.example.com' }])] }), come: FORGED },
  'a mailbox of a host that is excluded': { change: vouched([subjectAltName([{ form: 'email', text: 'a@Example.com' }])], { extensions: [nameConstraints([], [{ form: 'email', text: 'example.com' }])] }), come: FORGED },
  'a URI outside': { change: vouched([subjectAltName([{ form: 'uri', text: 'https://a@b.example.org:1/x' }])], { extensions: [nameConstraints([{ form: 'uri', text: '.example.com' }], [])] }), come: FORGED },
  'an address inside': { change: vouched([subjectAltName([{ form: 'ip', bytes: [10, 1, 2, 3] }])], { extensions: [nameConstraints([{ form: 'ip', bytes: [10, 0, 0, 0, 255, 0, 0, 0] }], [])] }), come: FINE },
  'an address outside': { change: vouched([subjectAltName([{ form: 'ip', bytes: [11, 1, 2, 3] }])], { extensions: [nameConstraints([{ form: 'ip', bytes: [10, 0, 0, 0, 255, 0, 0, 0] }], [])] }), come: FORGED },
  'a subject outside': { change: vouched([], { extensions: [nameConstraints([{ form: 'directory', name: writeName(['C', 'DE']) }], [])] }), come: FORGED },
  'a subject that is excluded, in other letters': { change: vouched([], { extensions: [nameConstraints([], [{ form: 'directory', name: writeName(['C', 'PT'], ['O', 'HALDEN  frei\u00adght (Demonstration)']) }])] }), come: FORGED },
  'a subject that is not the one excluded': { change: vouched([], { extensions: [nameConstraints([], [{ form: 'directory', name: writeName(['C', 'PT'], ['O', 'Halden']) }])] }), come: FINE },
  'an authority that may not issue': { change: vouched([], { usages: ['cRLSign'] }), come: FORGED },
  'an authority that the company revoked': { change: (files, manifest) => {
    vouched([])(files, manifest);
    const list = revocationList(company, 99n, [{ serial: 77n, revoked: Date.UTC(2026, 7, 1), reason: 'cACompromise', invalidSince: null }]);
    files.set(sealName.crl(list), list);
  }, come: FORGED },
  'a notary revoked after the stamp': { change: (files) => {
    const list = writeCrl(issuing, { number: 98n, thisUpdate: SEALED + 9_000_000, nextUpdate: SPAN.notAfter, revoked: [{ serial: NOTARY_SERIAL, revoked: SEALED + 8_000_000, reason: 'superseded', invalidSince: null }] });
    files.set(sealName.crl(list), list);
  }, come: FINE },
  'a notary revoked after the stamp, and lost before': { change: (files) => {
    const list = writeCrl(issuing, { number: 98n, thisUpdate: SEALED + 9_000_000, nextUpdate: SPAN.notAfter, revoked: [{ serial: NOTARY_SERIAL, revoked: SEALED + 8_000_000, reason: 'keyCompromise', invalidSince: SEALED - 90_000_000 }] });
    files.set(sealName.crl(list), list);
  }, come: FORGED },
  'a notary lost before, says a list that writes its authority in other letters': { change: (files) => {
    const name = writeName(['C', 'PT'], ['O', 'HALDEN FREIGHT (demonstration)'], ['CN', 'Halden Freight  Signing Authority']);
    const list = revocationList({ ...issuing, name }, 98n, [{ serial: NOTARY_SERIAL, revoked: Date.UTC(2026, 7, 1), reason: 'keyCompromise', invalidSince: null }]);
    files.set(sealName.crl(list), list);
  }, come: FORGED },
  'a file named like a manifest': { change: (files) => void files.set('manifest.more.json', encodeUtf8('{}')), come: ['pass', 'pass', 'pass', 'fail'] },
  'a stamp in RSA': { change: stamped(unit(rsa)), come: FINE },
  'a stamp in RSA without its hash': { change: stamped({ ...unit(rsa), plainRsa: true }), come: FINE },
  'a stamp in RSA-PSS': { change: stamped(unit(pss)), come: FINE },
  'a stamp that names its certificate by SHA-1 too': { change: stamped({ ...stamper, signingCertificate: 'both' }), come: FINE },
  'a stamp that names another authority': { change: stamped(stamper, { authority: named('somebody') }), come: UNTIMED },
  'a stamp that names no certificate': { change: stamped({ ...stamper, signingCertificate: 'none' }), come: UNTIMED },
  'a stamp that lists another certificate after its own': { change: stamped({ ...stamper, listed: [company.certificate] }), come: FINE },
  'a stamp by two': { change: stamped(stamper, { signers: [stamper, unit(key('second'))] }), come: UNTIMED },
  'a stamp for other uses as well': { change: stamped(unit(key('wide'), [TIME_STAMPING, '1.3.6.1.5.5.7.3.3'])), come: UNTIMED },
  'a stamp whose use is not critical': { change: stamped(unit(key('wide'), [TIME_STAMPING], false)), come: UNTIMED },
  'a stamp that demands something': { change: stamped(stamper, { extensions: [extension('1.2.3.4', true, octetString(new Uint8Array(1)))] }), come: UNTIMED },
  'a stamp in SHA-512 with parts of a second': { change: stamped(stamper, { hash: 'sha512', genTime: SEALED + 123, accuracy: { millis: 500, micros: 3 } }), come: FINE },
  'a stamp by a key superseded since': { change: revokedUnit('superseded', SEALED + 8_000_000), come: FINE },
  'a stamp by a key lost since': { change: revokedUnit('keyCompromise', SEALED + 8_000_000), come: UNTIMED },
  'a stamp by a key revoked since, nobody says why': { change: revokedUnit(null, SEALED + 8_000_000), come: UNTIMED },
  'a stamp by a key revoked before': { change: revokedUnit('superseded', SEALED - 8_000_000), come: UNTIMED },
  'a CMS countersignature': { ...countersigned(reviewer(key('reviewer'))), come: FINE },
  'a CMS countersignature in RSA-PSS, by key identifier': { ...countersigned({ ...reviewer(pss), identifiedBy: 'subject-key-identifier' }), come: FINE },
  'a CMS countersignature without attributes': { ...countersigned({ ...reviewer(key('reviewer')), signedAttributes: 'absent' }), come: FINE },
  'a CMS countersignature over something else': { ...countersigned(reviewer(key('reviewer')), { content: encodeUtf8('else') }), come: FORGED },
  'a CMS countersignature by a stranger': { ...countersigned(reviewer(key('reviewer'), createAuthority(key('nobody'), { serial: 1n, subject: named('nobody'), ...SPAN }))), come: FINE },
  'a CMS countersignature by an expired certificate': { ...countersigned(reviewer(key('reviewer'), reviewers, Date.UTC(2026, 10, 1))), come: FINE },
  'a CMS countersignature by a revoked certificate': {
    ...countersigned(reviewer(key('reviewer')), { crls: [revocationList(reviewers, 2n, [{ serial: 5n, revoked: SEALED, reason: 'keyCompromise', invalidSince: null }])] }), come: FORGED,
  },
  'a CMS countersignature with another key': { ...countersigned({ ...reviewer(key('reviewer')), signer: key('thief') }), come: FORGED },
};

describe('certificates, lists, time-stamps and CMS', () => {
  let sample: Sample;
  let pack: TrustPack;
  let files: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    sample = await writeSample({ scenario: 'clean', seed: SEED, events: 600, outDir: join(root, 'sample') });
    pack = trustAt(sample.trustPackPath).pack;
    files = readSealedArchive(readFileSync(sample.bundlePath));
  });

  async function trusting(name: string, anchors: NonNullable<Case['anchors']>): Promise<readonly [string, Trust]> {
    const path = join(root, `${name}.trust.json`);
    const more = anchors.map(([{ certificate }, purposes]) => ({ fingerprint: sha256Hex(certificate), name, certificate: Buffer.from(certificate).toString('base64'), purposes }));
    writeFileSync(path, jcsBytes({ ...pack, anchors: [...pack.anchors ?? [], ...more] }));
    return [path, trustAt(path)];
  }

  test.each(Object.entries(CASES))('%s', async (name, { change, anchors = [], come }) => {
    const path = join(root, `${name.replaceAll(/\W/g, '-')}.zip`);
    const changed = new Map(files);
    change(changed, files.get(MANIFEST_PATH) ?? new Uint8Array());
    await writeSealedArchive(path, [...changed].map(([entry, data]) => fileOfBytes(entry, data)));
    const { ours, theirs, answer } = await bothAnswers(path, ...await trusting(name.replaceAll(/\W/g, '-'), anchors));
    expect(Object.values(ours), answer.text).toEqual(come);
    expect(theirs, answer.text).toEqual(ours);
  });
});

/** The one kind of manifest whose signer the script does not follow: it says so, and never passes it. */
test('a Sigstore manifest: the same integrity, and that its signature holds; who is behind it is left open', async () => {
  const [path, trustPath] = [join(root, 'sigstore.zip'), join(root, 'sigstore.json')];
  writeFileSync(trustPath, jcsBytes(SIGSTORE_PACK));
  const answers = [];
  for (const change of [(manifest: Record<string, unknown>) => manifest, (manifest: Record<string, unknown>) => ({ ...manifest, dsseEnvelope: { ...Object(manifest['dsseEnvelope']), signatures: [{ sig: 'MAYCAQECAQE=' }] } })]) {
    await writeSealedArchive(path, [...sigstoreBundle({}, {}, change)].map(([entry, data]) => fileOfBytes(entry, data)));
    answers.push(await bothAnswers(path, trustPath, SIGSTORE_TRUST));
  }
  const [sound, forged] = answers;
  expect([sound?.ours.integrity, sound?.theirs.integrity], sound?.answer.text).toEqual(['pass', 'pass']);
  expect([sound?.theirs.authenticity, forged?.theirs.authenticity, forged?.ours.authenticity]).toEqual(['indeterminate', 'fail', 'fail']);
});

test('without a trust pack nobody’s key counts', async () => {
  const { bundlePath } = await writeSample({ scenario: 'clean', seed: SEED, events: 600, outDir: join(root, 'alone') });
  const answer = await runAuditorScript(AUDITOR_SCRIPT, ['--evidence', bundlePath]);
  expect([answer.code, answer.outcomes['integrity'], answer.outcomes['authenticity'], answer.outcomes['time'], answer.outcomes['completeness']]).toEqual([2, 'pass', 'indeterminate', 'indeterminate', 'indeterminate']);
});
