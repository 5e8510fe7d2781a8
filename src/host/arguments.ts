import { parseArgs } from 'node:util';

export interface HostArguments {
  readonly data: string | null;
  readonly open: boolean;
  readonly trust: string | null;
  readonly files: readonly string[];
}
export type ArgumentsResult = { readonly ok: true; readonly value: HostArguments } | { readonly ok: false; readonly problem: string };

export const USAGE = 'usage: proofroom-host [--data DIR] [--trust PACK] [--open] [FILE…]';

/** The command line, without the interpreter and script. */
export function readArguments(argv: readonly string[]): ArgumentsResult {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, trust: { type: 'string' }, open: { type: 'boolean' } },
      allowPositionals: true,
    });
    return { ok: true, value: { data: values.data ?? null, open: values.open ?? false, trust: values.trust ?? null, files: positionals } };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}
