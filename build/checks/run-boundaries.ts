import { readFileSync } from 'node:fs';
import { boundaryViolations } from './boundaries.ts';
import { CLOCKLESS, clockReads } from './clock.ts';
import { importGraph } from './import-graph.ts';
import { FLOOR, TABLE } from './import-table.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles('src', /\.(ts|tsx)$/);
const imports = importGraph(files);
const violations = boundaryViolations(imports);
const clockless = files.filter((file) => CLOCKLESS.test(file));
const clocks = clockless.flatMap((file) => clockReads(file, readFileSync(file, 'utf8')).map((line) => `${file}:${line}`));

for (const each of violations) {
  console.error(`${each.file}:${each.line}: ${each.problem}\n  import '${each.specifier}'\n  because ${each.reason}\n  reached by ${each.chain.join(' → ')}`);
}
for (const each of clocks) console.error(`${each}: reads the clock\n  because a verdict or report must be the same whenever it is made`);
console.log(`boundaries: ${files.length} files, ${imports.length} imports, ${TABLE.length} zones examined, ${violations.length} violations; ${clockless.length} files searched for clock reads, ${clocks.length} found`);
if (files.length < FLOOR.files || imports.length < FLOOR.imports) {
  console.error(`error: fewer than ${FLOOR.files} files or ${FLOOR.imports} imports were examined, so this check proves nothing`);
  process.exit(1);
}
process.exit(violations.length === 0 && clocks.length === 0 ? 0 : 1);
