import { callWasmPlainly } from '../plain-wasm-calls.ts';
import { LINE_SCANNER_BASE64 } from './line-scanner-wasm.ts';

/** The part of the platform's WebAssembly that is used: Node's types leave it to those of the browser. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: true }) => ScannerMemory;
  readonly Instance: new (module: object, imports: { readonly env: { readonly memory: ScannerMemory } }) => { readonly exports: object };
};

/** Where one block lies while it is looked at, and after it what was proved of it: seen by every thread that it is handed to. */
export interface ScannerMemory {
  readonly buffer: SharedArrayBuffer;
}

/** Pages of 64 KiB that assembly/memory.ts lays out; build/assembly/compile.ts makes a module that wants as many. */
export const SCANNER_PAGES = 100;
/** Where the block begins: whoever fills the memory has no scanner to ask. */
export const INPUT_AT = (64 << 10) + 256;

/** What assembly/index.ts exports: addresses are bytes of its memory, numbers plain. */
export interface LineScanner {
  inputAt(): number;
  capacity(): number;
  /** How many events the input is when all of it is certain, else 0. */
  scan(length: number, maxLine: number, maxDepth: number): number;
  /** How many subtrees the events are, the first of them being leaf `firstLeaf`. */
  fold(firstLeaf: number, events: number): number;
  digestsAt(): number;
  stageAt(): number;
  /** Lays the text of the digest at this address on the stage; 0 when it has no room there. */
  stage(digest: number): number;
  digests(): number;
  hashesAt(): number;
  firstPrevAt(): number;
  firstSeq(): number;
  endsAt(): number;
  timesAt(): number;
  namesAt(): number;
  namesEnd(): number;
  /** How many names there are, and their entries: end and hash, 32 bits each. */
  names(): number;
  nameEntriesAt(): number;
  setNameKey(first: number, second: number): void;
  subtreesAt(): number;
  redacted(): number;
  disclosed(): number;
  causesWithin(): number;
  /** Bytes that are laid out. */
  end(): number;
}

/** The module as threads hand it to each other. */
export function compileLineScanner(): object {
  return new WebAssembly.Module(Buffer.from(LINE_SCANNER_BASE64, 'base64'));
}

export function createScannerMemory(): ScannerMemory {
  return new WebAssembly.Memory({ initial: SCANNER_PAGES, maximum: SCANNER_PAGES, shared: true });
}

/** One instance has one memory: it works on one block at a time. */
export function createLineScanner(module: object, memory: ScannerMemory): LineScanner {
  callWasmPlainly();
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isLineScanner(exports) || exports.inputAt() !== INPUT_AT || exports.end() > memory.buffer.byteLength) throw new Error('the line scanner was built from another source');
  return exports;
}

const FUNCTIONS: readonly (keyof LineScanner)[] = [
  'inputAt', 'capacity', 'scan', 'fold', 'digestsAt', 'stageAt', 'stage', 'digests', 'hashesAt', 'firstPrevAt', 'firstSeq', 'endsAt', 'timesAt', 'namesAt',
  'namesEnd', 'names', 'nameEntriesAt', 'setNameKey', 'subtreesAt', 'redacted', 'disclosed', 'causesWithin', 'end',
];

function isLineScanner(exports: object): exports is LineScanner {
  const found: Readonly<Record<string, unknown>> = { ...exports };
  return FUNCTIONS.every((name) => typeof found[name] === 'function');
}
