import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('self-test');

/** Fresh modules: the answer is remembered for the process. */
beforeEach(() => vi.resetModules());
afterEach(() => vi.doUnmock('../../../../src/core/crypto/self-test.ts'));

describe('requireSoundCryptography', () => {
  test('asks once and lets sound cryptography pass', async () => {
    const { requireSoundCryptography } = await import('../../../../src/engine/verify/self-test.ts');
    const asked = vi.fn(() => []);
    requireSoundCryptography(asked);
    requireSoundCryptography(asked);
    expect(asked).toHaveBeenCalledTimes(1);
  });
  test('refuses for good once an answer was wrong', async () => {
    const { requireSoundCryptography } = await import('../../../../src/engine/verify/self-test.ts');
    const { SelfTestError } = await import('../../../../src/engine/errors.ts');
    expect(() => requireSoundCryptography(() => [{ id: 'sha384', problem: 'wrong-digest' }])).toThrow(SelfTestError);
    expect(() => requireSoundCryptography(() => [])).toThrow(expect.objectContaining({ failed: ['sha384 wrong-digest'] }));
  });
});

describe('a machine whose cryptography answers wrongly', () => {
  beforeEach(() => vi.doMock('../../../../src/core/crypto/self-test.ts', () => ({ selfTest: () => [{ id: 'rfc6979-a.2.5', problem: 'accepted' }] })));
  const file = join(root, 'anything.json');
  writeFileSync(file, '{}');

  test('makes no run', async () => {
    const { verifyFile, DEFAULT_VERIFY_LIMITS } = await import('../../../../src/engine/verify/index.ts');
    const input = { path: file, artifactPath: null, trust: null, asOf: '2026-11-23T23:59:59.999Z', limits: DEFAULT_VERIFY_LIMITS, rememberedHeads: [], version: '0.1.0' };
    await expect(verifyFile(input)).rejects.toMatchObject({ name: 'SelfTestError', failed: ['rfc6979-a.2.5 accepted'] });
  });
  test('makes the terminal exit with 70', async () => {
    const { runCli } = await import('../../../../src/cli/program.ts');
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const code = await runCli(['verify', file], '0.1.0');
    const said = write.mock.calls.map(([text]) => String(text)).join('');
    write.mockRestore();
    expect(code).toBe(70);
    expect(said).toContain('rfc6979-a.2.5 accepted');
  });
  test('crosses from a worker as itself', async () => {
    const { SelfTestError } = await import('../../../../src/engine/errors.ts');
    const { fromFailure, toFailure } = await import('../../../../src/engine/jobs/messages.ts');
    expect(fromFailure(structuredClone(toFailure(new SelfTestError(['a wrong-digest']))))).toMatchObject({ name: 'SelfTestError', failed: ['a wrong-digest'] });
  });
});
