import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { canonicalize, isJsonArray, isJsonObject, parseStrict, type JsonObject, type JsonValue } from '../../src/core/json/index.ts';
import { readArtifact } from './agent-evidence-levels/artifact.ts';
import { gradeRun, type Grade } from './agent-evidence-levels/grade.ts';
import type { SuiteResult } from './run.ts';

/** Reversibility classes of actions are a separate report of that standard, beside its grades. */
const GOVERNABILITY = 'expect_gov.json';

/** Either makes a folder a case: one without the other disagrees. */
const MARKS: ReadonlySet<string> = new Set(['manifest.json', 'expect.json']);

/**
 * Every case of the Agent Evidence Level corpus: keys out of band, records judged offline. A case agrees when every run has
 * the grade, the replay suffix and each single outcome that it states.
 */
export function run(vectorsDir: string): Promise<SuiteResult> {
  const base = join(vectorsDir, 'agent-evidence-levels');
  const marked = readdirSync(base, { recursive: true, withFileTypes: true }).filter((each) => each.isFile() && MARKS.has(each.name));
  const folders = [...new Set(marked.map((each) => each.parentPath))].toSorted();
  const differences: string[] = [];
  for (const folder of folders) {
    const problem = difference(folder);
    if (problem !== null) differences.push(`${relative(base, folder)}: ${problem}`);
  }
  const reports = folders.filter((folder) => existsSync(join(folder, GOVERNABILITY))).length;
  const notes = reports === 0 ? [] : [`${reports} governability reports (${GOVERNABILITY}) are not judged: they grade policies, not evidence`];
  return Promise.resolve({ suite: 'agent-evidence-levels', agree: folders.length - differences.length, total: folders.length, differences, notes });
}

function difference(folder: string): string | null {
  const path = join(folder, 'expect.json');
  if (!existsSync(path)) return 'states no expectation';
  const read = parseStrict(new Uint8Array(readFileSync(path)));
  if (!read.ok || !isJsonObject(read.value)) return 'its expectation cannot be read';
  const runs = read.value['runs'];
  const artifacts = readArtifact(folder);
  if (artifacts === null) return 'its manifest cannot be read';
  const grades = artifacts.map(gradeRun);
  const expected = isJsonArray(runs) ? runs.filter(isJsonObject) : [read.value];
  const problems = expected.flatMap((each) => {
    const grade = grades.find(({ run: id }) => id === each['id']) ?? (isJsonArray(runs) ? undefined : grades[0]);
    return grade === undefined ? [`no run ${shown(each['id'])}`] : runProblems(grade, each);
  });
  return problems.length === 0 ? null : problems.join('; ');
}

function runProblems({ run: id, grade, r, checks }: Grade, expected: JsonObject): string[] {
  const must: JsonValue = expected['must'] ?? {};
  const outcomes = isJsonObject(must) ? Object.entries(must) : [];
  const wrong = outcomes.filter(([check, outcome]) => checks[check] !== outcome).map(([check, outcome]) => `${id} ${check} ${checks[check] ?? 'unknown'}, not ${shown(outcome)}`);
  if (expected['grade'] !== grade) wrong.push(`${id} grade ${grade}, not ${shown(expected['grade'])}`);
  if (expected['r'] !== r) wrong.push(`${id} replay ${r}, not ${shown(expected['r'])}`);
  return wrong;
}

function shown(value: JsonValue | undefined): string {
  return canonicalize(value ?? null);
}
