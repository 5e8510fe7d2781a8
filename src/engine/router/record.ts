import { os } from './base.ts';

export const record = {
  summary: os.record.summary.handler(async ({ context, input }) => (await context.engine.index(input.digest)).summary()),
  search: os.record.search.handler(async ({ context, input }) => (await context.engine.index(input.digest)).search(input.text)),
};
