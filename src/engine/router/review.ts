import { os } from './base.ts';

export const review = {
  append: os.review.append.handler(({ context, input }) => context.engine.review.append(input.entries)),
  read: os.review.read.handler(({ context, input }) => context.engine.review.read(input.after, input.limit)),
};
