import { os } from './base.ts';

export const autonomy = {
  measured: os.autonomy.measured.handler(async ({ context, input }) => (await context.engine.index(input.digest)).measured()),
  concurrency: os.autonomy.concurrency.handler(async ({ context, input }) => (await context.engine.index(input.digest)).concurrency()),
};
