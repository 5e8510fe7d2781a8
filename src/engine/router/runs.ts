import { found, os } from './base.ts';

export const runs = {
  get: os.runs.get.handler(async ({ context, input }) => found(await context.engine.runs.get(input.runId), 'run')),
  list: os.runs.list.handler(({ context, input }) => context.engine.runs.list(input.digest)),
};
