import { found, os } from './base.ts';
import { eventDetail } from './event-detail.ts';

export const events = {
  page: os.events.page.handler(async ({ context, input }) => (await context.engine.index(input.digest)).eventsPage(input)),
  get: os.events.get.handler(async ({ context, input }) => found(await eventDetail(context.engine, input.digest, input.id), 'event')),
  byRow: os.events.byRow.handler(async ({ context, input }) => found(await (await context.engine.index(input.digest)).eventByRow(input.row), 'event')),
};
