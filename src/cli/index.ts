#!/usr/bin/env node
import packageJson from '../../package.json' with { type: 'json' };
import { collectSooner } from '../engine/jobs/collect-sooner.ts';
import { runCli } from './program.ts';

collectSooner();
process.stdout.on('error', (error: Error) => {
  // `| head` closes the pipe: not an error of ours.
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
});
process.exitCode = await runCli(process.argv.slice(2), packageJson.version);
