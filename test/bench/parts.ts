import { argv } from 'node:process';

/** Entry of a process that does one thing once, and loads nothing else. It is built as the product is: out/bench/parts.js. */
const [name = '', ...args] = argv.slice(2);
switch (name) {
  case 'chain':
    await (await import('./chain-once.ts')).chain(args);
    break;
  case 'archive':
    await (await import('./archive-once.ts')).archive(args);
    break;
  case 'job':
    await (await import('./job-once.ts')).job(args);
    break;
  case 'controls':
    await (await import('./controls-once.ts')).controls(args);
    break;
  case 'report':
    await (await import('./report-once.ts')).report(args);
    break;
  case 'bare-text':
    await (await import('./report-once.ts')).bareText(args);
    break;
  case 'query':
    await (await import('./query-once.ts')).query(args);
    break;
  case 'replay':
    await (await import('./replay-once.ts')).replay(args);
    break;
  default:
    throw new Error(`no such part: ${name}`);
}
