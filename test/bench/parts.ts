import { chain } from './chain-once.ts';
import { job } from './job-once.ts';
import { query } from './query-once.ts';

/** Entry of a process that does one thing once. It is built as the product is: out/bench/parts.js. */
const PARTS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { chain, job, query };
const [name = '', ...args] = process.argv.slice(2);
const once = PARTS[name];
if (once === undefined) throw new Error(`no such part: ${name}`);
await once(args);
