import { os } from './base.ts';
import { fileBytes, fileView, spanDetail } from './file-view.ts';

/** A job without a caller's signal runs to its end. */
const never = new AbortController().signal;

export const evidence = {
  list: os.evidence.list.handler(({ context }) => context.engine.evidence.list()),
  import: os.evidence.import.handler(async function* ({ context, input, signal }) {
    yield* context.engine.evidence.import(input.intakes.map((intake) => context.intakes.get(intake)), signal ?? never);
    // Only a finished import lets go of the files: one that failed or was cancelled can be tried again.
    for (const intake of input.intakes) await context.intakes.release(intake);
  }),
  verifyAgain: os.evidence.verifyAgain.handler(async function* ({ context, input, signal }) {
    yield* context.engine.evidence.verifyAgain(input.digest, signal ?? never);
  }),
  verifyTogether: os.evidence.verifyTogether.handler(async function* ({ context, input, signal }) {
    yield* context.engine.evidence.verifyTogether(input.digests, input.again, signal ?? never);
  }),
  rehash: os.evidence.rehash.handler(async function* ({ context, input, signal }) {
    yield* context.engine.evidence.rehash(input.digest, signal ?? never);
  }),
  purge: os.evidence.purge.handler(async ({ context, input }) => {
    await context.engine.evidence.purge(input.digest);
    return { purged: input.digest };
  }),
  file: os.evidence.file.handler(({ context, input }) => fileView(context.engine, input.digest, input.name)),
  span: os.evidence.span.handler(({ context, input }) => spanDetail(context.engine, input)),
  bytes: os.evidence.bytes.handler(({ context, input }) => fileBytes(context.engine, input)),
};
