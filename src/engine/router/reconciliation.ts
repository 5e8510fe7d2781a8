import { os } from './base.ts';

export const reconciliation = {
  summary: os.reconciliation.summary.handler(async ({ context, input }) => (await context.engine.index(input.digest)).reconciliation()),
  rows: os.reconciliation.rows.handler(async ({ context, input }) => (await context.engine.index(input.digest)).reconciledRows(input)),
};
