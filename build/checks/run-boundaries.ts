import { boundaryViolations } from './boundaries.ts';
import { importGraph } from './import-graph.ts';
import { FLOOR, TABLE } from './import-table.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles('src', /\.(ts|tsx)$/);
const imports = importGraph(files);
const violations = boundaryViolations(imports);

for (const each of violations) {
  console.error(`${each.file}:${each.line}: ${each.problem}\n  import '${each.specifier}'\n  because ${each.reason}\n  reached by ${each.chain.join(' → ')}`);
}
console.log(`boundaries: ${files.length} files, ${imports.length} imports, ${TABLE.length} zones examined, ${violations.length} violations`);
if (files.length < FLOOR.files || imports.length < FLOOR.imports) {
  console.error(`error: fewer than ${FLOOR.files} files or ${FLOOR.imports} imports were examined, so this check proves nothing`);
  process.exit(1);
}
process.exit(violations.length === 0 ? 0 : 1);
