import { LINE_SCANNER_BASE64 } from './line-scanner-wasm.ts';

/** The part of the platform's WebAssembly that is used: Node's types leave it to those of the browser. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

/** What assembly/index.ts exports: addresses are bytes of `memory`, numbers plain. */
export interface LineScanner {
  readonly memory: { readonly buffer: ArrayBuffer };
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
}

/** The module as threads hand it to each other. */
export function compileLineScanner(): object {
  return new WebAssembly.Module(Buffer.from(LINE_SCANNER_BASE64, 'base64'));
}

/** One instance has one memory: it works on one block at a time. */
export function createLineScanner(module: object): LineScanner {
  const { exports } = new WebAssembly.Instance(module);
  if (!isLineScanner(exports)) throw new Error('the line scanner was built from another source');
  return exports;
}

const FUNCTIONS: readonly Exclude<keyof LineScanner, 'memory'>[] = [
  'inputAt', 'capacity', 'scan', 'fold', 'digestsAt', 'stageAt', 'stage', 'digests', 'hashesAt', 'firstPrevAt', 'firstSeq', 'endsAt', 'timesAt', 'namesAt',
  'namesEnd', 'names', 'nameEntriesAt', 'setNameKey', 'subtreesAt', 'redacted', 'disclosed',
];

function isLineScanner(exports: object): exports is LineScanner {
  const found: Readonly<Record<string, unknown>> = { ...exports };
  const memory = found['memory'];
  return typeof memory === 'object' && memory !== null && 'buffer' in memory && FUNCTIONS.every((name) => typeof found[name] === 'function');
}
