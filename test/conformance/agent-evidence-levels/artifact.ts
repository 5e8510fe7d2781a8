import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../../src/core/crypto/index.ts';
import { isJsonArray, isJsonObject, parseCanonical, type JsonObject, type JsonValue, type ShapeProblem } from '../../../src/core/json/index.ts';
import { object, publishedKey, readLine, text, type Keys, type SignedLine } from './record.ts';
import { ANCHORS, type Anchors } from './schema.ts';

export interface RecorderLog {
  readonly id: string;
  readonly run: string;
  /** The key the manifest says, or '': never believed alone. */
  readonly declaredKey: string;
  readonly records: readonly SignedLine[];
}

/** Everything a verifier is handed (section 1), for one run. */
export interface Artifact {
  readonly run: string;
  readonly manifest: JsonObject;
  readonly keys: Keys;
  readonly logs: readonly RecorderLog[];
  /** Null when the file is absent; 'malformed' when it is there and not of its form. */
  readonly anchors: Anchors | 'malformed' | null;
  /** False when the anchors hold members that nobody defined. */
  readonly anchorsClosed: boolean;
  readonly counterparty: readonly SignedLine[] | null;
  /** Canonical policy documents whose bytes have the digest they are named by. */
  readonly policies: ReadonlyMap<string, JsonObject>;
}

const lines = (path: string): string[] => readFileSync(path, 'utf8').split('\n').filter((line) => line !== '');
const names = (value: JsonValue | undefined): string[] => (isJsonArray(value) ? value.filter((each) => typeof each === 'string') : []);

/** The artifact in `folder` once for every run that its manifest or its recorders name; null when it has no canonical manifest. */
export function readArtifact(folder: string): Artifact[] | null {
  const path = join(folder, 'manifest.json');
  const read = existsSync(path) ? parseCanonical(new Uint8Array(readFileSync(path))) : null;
  if (read?.ok !== true || !isJsonObject(read.value)) return null;
  const manifest = read.value;
  const keys = readKeys(join(folder, 'keys'));
  const recorders = isJsonArray(manifest['recorders']) ? manifest['recorders'].filter(isJsonObject) : [];
  const logs = recorders.map((each): RecorderLog => ({
    id: text(each, 'id'),
    run: text(each, 'run'),
    declaredKey: text(each, 'key'),
    records: lines(inside(folder, text(each, 'file'))).map((line) => readLine(line, keys, (payload) => text(payload, 'key'))),
  }));
  const unknown: ShapeProblem[] = [];
  const anchors = readAnchors(folder, object(manifest, 'anchor'), unknown);
  const counterparty = readCounterparty(folder, object(manifest, 'counterparty'), keys);
  const policies = readPolicies(join(folder, 'policy'));
  const runs = new Set([...names(manifest['runs']), ...logs.map((log) => log.run)]);
  return [...runs].map((run) => ({
    run,
    manifest,
    keys,
    logs: logs.filter((log) => log.run === run),
    anchors: anchors === null || anchors === 'malformed' ? anchors : { ...anchors, entries: anchors.entries.filter((entry) => entry.run === run) },
    anchorsClosed: unknown.length === 0,
    counterparty,
    policies,
  }));
}

/** Names of files are the producer's. */
function inside(folder: string, name: string): string {
  if (name === '' || name.startsWith('/') || name.split('/').includes('..')) throw new Error(`a file outside the artifact: ${name}`);
  return join(folder, name);
}

function readKeys(folder: string): Keys {
  const keys = new Map<string, Uint8Array>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const fingerprint = name.replace(/\.pub$/, '');
    const key = publishedKey(fingerprint, readFileSync(join(folder, name), 'utf8'));
    if (key !== null) keys.set(fingerprint, key);
  }
  return keys;
}

function readAnchors(folder: string, declared: JsonObject | null, unknown: ShapeProblem[]): Anchors | 'malformed' | null {
  const path = declared === null ? null : inside(folder, text(declared, 'file'));
  if (path === null || !existsSync(path)) return null;
  const read = parseCanonical(new Uint8Array(readFileSync(path)));
  const value: unknown = read.ok ? read.value : null;
  return ANCHORS(value, '', unknown) ? value : 'malformed';
}

function readCounterparty(folder: string, declared: JsonObject | null, keys: Keys): readonly SignedLine[] | null {
  const path = declared === null ? null : inside(folder, text(declared, 'file'));
  if (path === null || declared === null || !existsSync(path)) return null;
  return lines(path).map((line) => readLine(line, keys, () => text(declared, 'key')));
}

function readPolicies(folder: string): ReadonlyMap<string, JsonObject> {
  const policies = new Map<string, JsonObject>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const read = parseCanonical(bytes);
    if (read.ok && isJsonObject(read.value) && `${sha256Hex(bytes)}.json` === name) policies.set(sha256Hex(bytes), read.value);
  }
  return policies;
}
