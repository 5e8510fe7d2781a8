import { os } from './base.ts';
import { offer } from './offer.ts';

export const custody = {
  list: os.custody.list.handler(({ context }) => context.engine.custody.list()),
  check: os.custody.check.handler(({ context }) => context.engine.custody.check()),
  imported: os.custody.imported.handler(({ context, input }) => context.engine.custody.imported(input.digest)),
  export: os.custody.export.handler(async ({ context }) => offer(context, await context.engine.custody.bytes(), 'custody.ndjson', 'application/x-ndjson')),
  note: os.custody.note.handler(({ context, input }) => context.engine.custody.note(input.act, input.subject, input.detail)),
};
