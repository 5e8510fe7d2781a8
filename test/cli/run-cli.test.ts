import { afterEach, describe, expect, test, vi } from 'vitest';

const verifyCommand = vi.hoisted(() => vi.fn<() => Promise<number>>());
vi.mock('../../src/cli/verify-command.ts', () => ({ verifyCommand }));

const { runCli } = await import('../../src/cli/program.ts');

async function run(...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const code = await runCli(args, '0.0.0');
  write.mockRestore();
  return { code, said };
}

describe('a command line', () => {
  afterEach(() => verifyCommand.mockReset());

  test('whose work breaks ends with 70, and shows neither message nor stack', async () => {
    verifyCommand.mockRejectedValue(new TypeError('/home/somebody/secret'));
    const { code, said } = await run('verify', 'a.zip');
    expect([code, said.split('\n').length]).toEqual([70, 3]);
    expect(said).toContain('TypeError');
    expect(said).not.toContain('secret');
    expect(said).not.toMatch(/\n\s+at /);
  });

  test('that throws no error at all ends with 70 too', async () => {
    verifyCommand.mockRejectedValue('a text');
    expect((await run('verify', 'a.zip')).code).toBe(70);
  });

  test('hands on what the command came to', async () => {
    verifyCommand.mockResolvedValue(2);
    expect(await run('verify', 'a.zip')).toEqual({ code: 2, said: '' });
  });
});
