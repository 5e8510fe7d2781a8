import { setFlagsFromString } from 'node:v8';

/** V8 11, which Node 20 has: the flags below were tried with it. */
const KNOWN = process.versions.v8.startsWith('11.');

/**
 * Calls into WebAssembly are not inlined into the JavaScript around them. V8 11, which Node 20 has, aborted whole processes
 * with "unreachable code" in `DoComputeBuiltinContinuation`, the step that leaves optimised code in the middle of such a
 * call: rarely, under load, and nothing in a program can catch it. Calls here are few and long, so that inlining saves
 * nothing. Later versions are left alone: they may not know the flag, and say so to the user.
 */
export function callWasmPlainly(): void {
  if (KNOWN) setFlagsFromString('--no-turbo-inline-js-wasm-calls');
}

/**
 * What is loaded meanwhile is compiled fast and never again: a module of four megabytes that answers a few thousand
 * questions takes 50 MB to be optimised, and is a fifth slower without.
 */
export function compiledOnce<T>(load: () => T): T {
  if (!KNOWN) return load();
  setFlagsFromString('--liftoff-only');
  try {
    return load();
  } finally {
    setFlagsFromString('--no-liftoff-only');
  }
}
