import { os } from './base.ts';

export const custody = {
  list: os.custody.list.handler(({ context }) => context.engine.custody.list()),
  note: os.custody.note.handler(({ context, input }) => context.engine.custody.note(input.act, input.subject, input.detail)),
};
