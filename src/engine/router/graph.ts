import { found, os } from './base.ts';

export const graph = {
  get: os.graph.get.handler(async ({ context, input }) => found(await (await context.engine.index(input.digest)).graph(input.snapshot), 'snapshot')),
};
