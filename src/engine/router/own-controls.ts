import { coverageOf, knownMappings } from '../../core/controls/frameworks/index.ts';
import { runOwnControl } from '../controls/run-own-control.ts';
import { found, os } from './base.ts';

export const ownControls = {
  run: os.ownControls.run.handler(async ({ context, input: { runId, text } }) => {
    const { run } = found(await context.engine.runs.get(runId), 'run');
    // Builds the index where there is none.
    await context.engine.index(run.subject.digest);
    return runOwnControl(text, run, context.engine.dataDir);
  }),
  keep: os.ownControls.keep.handler(async ({ context, input: { runId, ...request } }) => {
    const { run } = found(await context.engine.runs.get(runId), 'run');
    return context.engine.ownControls.keep(request, run);
  }),
  putAway: os.ownControls.putAway.handler(({ context, input }) => context.engine.ownControls.putAway(input.caseId, input.id, input.by)),
  coverage: os.ownControls.coverage.handler(async ({ context, input: { runId, own } }) => {
    const { run } = found(await context.engine.runs.get(runId), 'run');
    return coverageOf([...run.controls, ...own], knownMappings());
  }),
};
