import { setFlagsFromString } from 'node:v8';

/**
 * Calls into WebAssembly are not inlined into the JavaScript around them. V8 11, which Node 20 has, aborted whole processes
 * with "unreachable code" in `DoComputeBuiltinContinuation`, the step that leaves optimised code in the middle of such a
 * call: rarely, under load, and nothing in a program can catch it. Calls here are few and long, so that inlining saves
 * nothing. Later versions are left alone: they may not know the flag, and say so to the user.
 */
export function callWasmPlainly(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--no-turbo-inline-js-wasm-calls');
}
