import { open } from 'node:fs/promises';
import { refused } from '../../core/findings/index.ts';
import { os } from './base.ts';
import { offer } from './offer.ts';

/** A pack is a list of people's keys; one beyond this is something else, and would fill memory. */
const MAX_PACK_BYTES = 16 * 2 ** 20;

export const trust = {
  current: os.trust.current.handler(({ context }) => context.engine.trust.views.current()),
  byDigest: os.trust.byDigest.handler(({ context, input }) => context.engine.trust.views.byDigest(input.digest)),
  candidate: os.trust.candidate.handler(async ({ context, input }) => {
    const bytes = await readPack(context.intakes.get(input.intake).path);
    return bytes === null ? refused('too-long') : context.engine.trust.views.candidate(bytes);
  }),
  history: os.trust.history.handler(({ context }) => context.engine.trust.views.history()),
  runs: os.trust.runs.handler(({ context, input }) => context.engine.trust.views.runs(input.digest)),
  export: os.trust.export.handler(async ({ context, input }) =>
    offer(context, await context.engine.trust.views.bytes(input.digest), `${input.digest.slice(0, 12)}.trust-pack.json`, 'application/json')),
};

async function readPack(path: string): Promise<Uint8Array | null> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    return size > MAX_PACK_BYTES ? null : await handle.readFile();
  } finally {
    await handle.close();
  }
}
