import { vi } from 'vitest';
import { runCli } from '../../src/cli/program.ts';

/** One command in this process: its exit code, and what it wrote on each of the two streams. */
export async function cli(...args: readonly string[]): Promise<{ readonly code: number; readonly printed: string; readonly said: string }> {
  let [printed, said] = ['', ''];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed += String(text)) !== '');
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said += String(text)) !== '');
  try {
    return { code: await runCli(args, '0.1.0'), printed, said };
  } finally {
    output.mockRestore();
    error.mockRestore();
  }
}
