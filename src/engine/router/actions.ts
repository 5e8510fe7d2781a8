import { found, os } from './base.ts';

export const actions = {
  page: os.actions.page.handler(async ({ context, input }) => (await context.engine.index(input.digest)).actionsPage(input)),
  get: os.actions.get.handler(async ({ context, input }) => found(await (await context.engine.index(input.digest)).actionById(input.id), 'action')),
};
