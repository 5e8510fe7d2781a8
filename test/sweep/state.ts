import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SweepResult } from './result.ts';

/** The finished chunks of a run that may be ended and gone on with; a line each, behind one that says of what. */
export interface SweepState {
  readonly done: ReadonlyMap<number, SweepResult>;
  add(chunk: number, result: SweepResult): void;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What judges, what makes the bundle that is judged, and what asks. */
const SOURCES = ['src/core', 'src/sources', 'src/engine', 'src/producer', 'test/sweep'];

/** SHA-256 over names and contents of every source that has a part in the answers. */
export function sourcesDigest(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));
  for (const file of files.filter((each) => each.endsWith('.ts')).sort()) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file))).update('\0');
  return hash.digest('hex');
}

/**
 * Opens or begins the state at `path`. Throws for one of other sources or of another plan: answers of two verifiers do
 * not add up to a sweep of either.
 */
export function openState(path: string, subject: string): SweepState {
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify({ subject })}\n`);
  // A run that was killed may leave half a line; what it says is tried again.
  const text = readFileSync(path, 'utf8');
  const kept = text.slice(0, text.lastIndexOf('\n') + 1);
  if (kept !== text) writeFileSync(path, kept);
  const [head, ...lines] = kept.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
  if (!isHead(head) || head.subject !== subject) throw new Error(`${path} is of other sources, another bundle or other options: name a new file`);
  return {
    done: new Map(lines.filter(isLine).map(({ chunk, result }) => [chunk, result])),
    add: (chunk, result) => appendFileSync(path, `${JSON.stringify({ chunk, result })}\n`),
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isHead = (value: unknown): value is { readonly subject: string } => isObject(value) && 'subject' in value && typeof value.subject === 'string';
const isLine = (value: unknown): value is { readonly chunk: number; readonly result: SweepResult } => isObject(value) && 'chunk' in value && 'result' in value;
