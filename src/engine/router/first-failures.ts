import { os } from './base.ts';

export const firstFailures = {
  summary: os.firstFailures.summary.handler(async ({ context, input }) => (await context.engine.index(input.digest)).firstFailures()),
  rows: os.firstFailures.rows.handler(async ({ context, input }) => (await context.engine.index(input.digest)).firstFailureRows(input)),
};
