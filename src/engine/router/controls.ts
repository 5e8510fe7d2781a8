import { os } from './base.ts';

export const controls = {
  facts: os.controls.facts.handler(async ({ context, input }) => (await context.engine.index(input.digest)).controlFacts(input)),
};
