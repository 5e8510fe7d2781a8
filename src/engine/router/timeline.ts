import { os } from './base.ts';

export const timeline = {
  lanes: os.timeline.lanes.handler(async ({ context, input }) => (await context.engine.index(input.digest)).timelineLanes(input)),
  columns: os.timeline.columns.handler(async ({ context, input }) =>
    new Blob([await (await context.engine.index(input.digest)).timelineColumns(input)], { type: 'application/octet-stream' })),
};
