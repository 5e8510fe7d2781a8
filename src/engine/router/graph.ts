import { found, os } from './base.ts';

export const graph = {
  get: os.graph.get.handler(async ({ context, input }) => found(await (await context.engine.index(input.digest)).graph(input.snapshot), 'snapshot')),
  touches: os.graph.touches.handler(async ({ context, input }) => (await context.engine.index(input.digest)).touchCounts(input.until)),
  moments: os.graph.moments.handler(async ({ context, input }) => (await context.engine.index(input.digest)).touchMoments()),
  blast: os.graph.blast.handler(async ({ context, input }) => found(await (await context.engine.index(input.digest)).blast(input), 'action')),
  compare: os.graph.compare.handler(async ({ context, input }) => found(await (await context.engine.index(input.digest)).compareGraphs(input.before, input.after), 'snapshot')),
};
