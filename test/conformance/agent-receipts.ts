import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonArray, isJsonObject, parseStrict, type JsonValue } from '../../src/core/json/index.ts';
import { listOf, nameOf, objects, partOf, type Judge, type VectorFile } from './agent-receipts/parts.ts';
import { member, publicKey } from './agent-receipts/receipt.ts';
import type { SuiteResult } from './run.ts';

const TOLD = new Set(['$comment', 'description', 'schemaVersion', 'version', 'adr', 'keys', 'notes_for_implementers', 'outcome_categories']);
const PROGRAM = 'emit failures are those of a running program, which no document shows';

/** Strictly where that can be: one file carries −0 and 2^53 on purpose, which no evidence may. */
function read(path: string): JsonValue {
  const bytes = new Uint8Array(readFileSync(path));
  const strict = parseStrict(bytes);
  if (strict.ok) return strict.value;
  const loose: JsonValue = JSON.parse(new TextDecoder().decode(bytes));
  return loose;
}

/** Every vector of the cross-SDK tests of agent-receipts/ar that a document can show. */
export function run(vectorsDir: string): Promise<SuiteResult> {
  const base = join(vectorsDir, 'agent-receipts');
  const differences: string[] = [];
  const notes: string[] = [];
  let total = 0;
  const judge: Judge = (agrees, name, problem) => {
    total += 1;
    if (!agrees) differences.push(`${name}: ${problem}`);
  };
  for (const name of readdirSync(base).sort()) {
    if (!name.endsWith('.json')) {
      judge(false, name, 'a kind of file that is not known');
      continue;
    }
    const content = read(join(base, name));
    const file: VectorFile = { content, spki: publicKey(member(content, 'keys', 'publicKey')), files: (other) => (existsSync(join(base, other)) ? read(join(base, other)) : null) };
    for (const [key, value] of Object.entries(isJsonObject(content) ? content : {})) {
      if (TOLD.has(key)) continue;
      if (key === 'cases' && member(content, 'outcome_categories') !== undefined) {
        notes.push(`${name}: not judged: ${PROGRAM}`);
        continue;
      }
      const list = isJsonArray(value) ? listOf(key, value) : null;
      const part = list ?? partOf(key, content);
      if (part === null) judge(false, `${name} ${key}`, 'a kind of vector that is not known');
      else if (list === null) part(value, `${name} ${key}`, file, judge);
      else for (const [at, each] of objects(value).entries()) part(each, `${name} ${key} ${at} ${nameOf(member(each, 'name'))}`, file, judge);
    }
  }
  return Promise.resolve({ suite: 'agent-receipts', agree: total - differences.length, total, differences, notes });
}
