import { describe, expect, test } from 'vitest';
import type { Finding, Run } from '../../../../src/contract/index.ts';
import { countersignedBy, sealedIn } from '../../../../src/renderer/trust/sealed.ts';
import { hex, reportRun } from '../../../support/run-fixture.ts';

const key = hex('key');
const COUNTERSIGNATURE = `seal/countersignatures/${key}.dsse.json`;
const FILES = [`seal/certificates/${key}.pem`, `seal/crls/${hex('list')}.crl`, COUNTERSIGNATURE, `seal/timestamps/${hex('stamp')}.tst`, 'seal/note.txt', 'manifest.dsse.json'];
const run = (...findings: readonly Finding[]): Run => ({
  ...reportRun('passing'), findings, files: FILES.map((name) => ({ name, size: 1, sha256: null, listed: false, status: 'seal' })),
});
const found = (code: Finding['code'], file: string): Finding => ({ code, at: { file } });

describe('what came under the seal', () => {
  test('is told by kind, what was judged first; other names are not among it', () => {
    expect(sealedIn(run()).map(({ kind, outcome }) => [kind, outcome])).toEqual([['countersignature', 'indeterminate'], ['time-stamp', 'indeterminate'], ['certificates', null], ['list', null]]);
  });
  test('passes only by a finding that says so, and fails by any that fails', () => {
    const outcome = (...findings: readonly Finding[]) => countersignedBy(run(...findings), key);
    expect(outcome(found('countersignature.verified', COUNTERSIGNATURE))).toBe('pass');
    expect(outcome(found('countersignature.undecided', COUNTERSIGNATURE))).toBe('indeterminate');
    expect(outcome(found('countersignature.verified', COUNTERSIGNATURE), found('countersignature.other-content', COUNTERSIGNATURE))).toBe('fail');
    expect(outcome(found('countersignature.verified', 'seal/countersignatures/other.dsse.json'))).toBe('indeterminate');
    expect(countersignedBy(run(), hex('another key'))).toBeNull();
  });
  test('a certificate that is wrong is said to be', () => {
    expect(sealedIn(run(found('certificate.malformed', `seal/certificates/${key}.pem`))).find(({ kind }) => kind === 'certificates')?.outcome).toBe('fail');
  });
  test('evidence that is one signed document carries its own', () => {
    const subject = { kind: 'signed-document', form: 'cms', digest: hex('x'), size: 1, artifactDigest: null, signer: null } as const;
    expect(sealedIn({ ...run(), files: [], subject })).toMatchObject([{ file: '', kind: 'certificates', outcome: null }]);
  });
});
