import { writeFileSync } from 'node:fs';
import { asSource, compileLineScanner, LINE_SCANNER } from './compile.ts';

const wasm = await compileLineScanner();
writeFileSync(LINE_SCANNER, asSource(wasm));
console.log(`${LINE_SCANNER}: ${wasm.length} bytes`);
