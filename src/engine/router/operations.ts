import { os } from './base.ts';

export const operations = {
  posture: os.operations.posture.handler(async ({ context, input }) => (await context.engine.index(input.digest)).operations.posture()),
  suites: os.operations.suites.handler(async ({ context, input }) => (await context.engine.index(input.digest)).operations.suites(input)),
  runs: os.operations.runs.handler(async ({ context, input }) => (await context.engine.index(input.digest)).operations.runs(input)),
  openRuns: os.operations.openRuns.handler(async ({ context, input }) => (await context.engine.index(input.digest)).operations.openRuns(input)),
  untested: os.operations.untested.handler(async ({ context, input }) => (await context.engine.index(input.digest)).operations.untested(input)),
  work: os.operations.work.handler(async ({ context, input }) => (await context.engine.index(input.digest)).operations.work(input)),
};
