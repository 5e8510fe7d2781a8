import { createRequire } from 'node:module';
import type * as CedarModule from '@cedar-policy/cedar-wasm/nodejs';
import { callWasmPlainly, compiledOnce } from '../plain-wasm-calls.ts';

export type Cedar = typeof CedarModule;

export interface CedarInstance {
  readonly cedar: Cedar;
  /** Another number, another instance: what was prepared in the one is not in the other. */
  readonly number: number;
}

/** Not called `require`: a bundler that meets that name declares one of its own. */
const load = createRequire(import.meta.url);
const PACKAGE = '@cedar-policy/cedar-wasm/nodejs';

let current: CedarInstance | null = null;
let made = 0;

/**
 * Does something with Cedar's WebAssembly; null when that ended it. An instance whose stack ran out answers nothing
 * sensible any more (docs/decisions/0017), so whatever throws is its end and the next caller gets a new one: what one
 * text did never touches the answers to another.
 */
export function withCedar<T>(work: (instance: CedarInstance) => T): T | null {
  const instance = (current ??= open());
  try {
    return work(instance);
  } catch {
    current = null;
    return null;
  }
}

/** The package holds one instance a load, so that a new one is a new load. */
function open(): CedarInstance {
  callWasmPlainly();
  delete load.cache[load.resolve(PACKAGE)];
  const loaded: unknown = compiledOnce(() => load(PACKAGE));
  if (!isCedar(loaded)) throw new TypeError(`${PACKAGE} is not what was built against`);
  made += 1;
  return { cedar: loaded, number: made };
}

const FUNCTIONS = ['policySetTextToParts', 'policyToJson', 'preparsePolicySet', 'statefulIsAuthorized', 'isAuthorized'] as const satisfies readonly (keyof Cedar)[];

const isCedar = (value: unknown): value is Cedar =>
  typeof value === 'object' && value !== null && FUNCTIONS.every((name) => name in value);
