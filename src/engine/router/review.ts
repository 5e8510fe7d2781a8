import type { DrawnSample, PopulationOf } from '../../contract/index.ts';
import { samplePositions, type SamplingMethod } from '../../core/sampling/index.ts';
import { UnreadableError } from '../errors.ts';
import type { Index } from '../index-db/index.ts';
import { os } from './base.ts';
import { portableCase } from './portable-case.ts';

export const review = {
  append: os.review.append.handler(({ context, input }) => context.engine.review.append(input.entries)),
  read: os.review.read.handler(({ context, input }) => context.engine.review.read(input.after, input.limit)),
  history: os.review.history.handler(({ context, input }) => context.engine.review.history(input.table, input.key)),
  purge: os.review.purge.handler(({ context, input }) => context.engine.review.purge(input.caseId)),
  portable: os.review.portable.handler(async ({ context, input }) => {
    const bytes = await portableCase(context.intakes.get(input.intake));
    if (bytes !== null) await context.intakes.release(input.intake);
    return bytes;
  }),
  population: os.review.population.handler(async ({ context, input }) => {
    const { count, digest } = await sampled((await context.engine.index(input.digest)).population(input));
    return { count, digest };
  }),
  draw: os.review.draw.handler(async ({ context, input }) => draw(await context.engine.index(input.digest), input.of, input.filter, input.method)),
  signOffs: os.review.signOffs.handler(({ context, input }) => context.engine.review.signOffs(input.caseId, input.digest, input.runId)),
  sign: os.review.sign.handler(({ context, input }) => context.engine.review.sign(input)),
};

async function draw(index: Index, of: PopulationOf, filter: string, method: SamplingMethod): Promise<DrawnSample> {
  const { count, digest, items } = await sampled(index.population({ of, filter }, (all) => samplePositions(all, method)));
  return { population: { count, digest }, method, items };
}

/** Core refuses what is too large to sample by a RangeError; a window is told so in words. */
async function sampled<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableError('sample-large');
    throw error;
  }
}
