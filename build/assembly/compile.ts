import { main } from 'assemblyscript/asc';
import { SCANNER_PAGES } from '../../src/engine/prover/line-scanner.ts';

/** The module of assembly/, byte for byte the same on every machine: the compiler is pinned, and reads nothing else. */
export async function compileLineScanner(): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  let said = '';
  const { error } = await main(
    ['assembly/index.ts', '--outFile', 'line-scanner.wasm', '--runtime', 'stub', '-O3', '--noAssert', '--converge', '--enable', 'simd', '--enable', 'threads',
      '--importMemory', '--sharedMemory', '--initialMemory', `${SCANNER_PAGES}`, '--maximumMemory', `${SCANNER_PAGES}`, '--use', 'abort='],
    { stderr: { write: (text: string | Uint8Array) => void (said += String(text)) }, writeFile: (_name: string, contents: Uint8Array | string) => void (binary = typeof contents === 'string' ? Buffer.from(contents) : contents) },
  );
  if (error !== null || binary === null) throw new Error(`assembly: ${said}`);
  return binary;
}

export const LINE_SCANNER = 'src/engine/prover/line-scanner-wasm.ts';

/** The module as TypeScript: it then travels with the code into the built application, its threads and its archive. */
export function asSource(wasm: Uint8Array): string {
  const lines = Buffer.from(wasm).toString('base64').match(/.{1,120}/g) ?? [];
  return [
    '/** assembly/ compiled by build/assembly/write.ts; a test compiles it again and compares. */',
    'export const LINE_SCANNER_BASE64 =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}
