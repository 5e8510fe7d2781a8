import { CancelledError } from '../../core/bundle/verification.ts';
import { createCustodyVerifier, type CustodyVerification } from '../../core/custody/index.ts';
import type { CheckReport } from '../../core/findings/index.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import { examination, type Examination } from './examination.ts';
import { guard } from './guard.ts';
import type { VerifyFileHooks, VerifySettings } from './input.ts';
import { readable } from './readable.ts';

const CHUNK = 2 ** 20;

/** The custody log of a workstation, read by the chunk: it grows for as long as its workstation is in use. */
export async function examineCustody(digested: { readonly digest: string; readonly size: number }, file: PositionedFile, input: VerifySettings, hooks: VerifyFileHooks): Promise<Examination> {
  const internal: CheckReport[] = [];
  const verified = await guard('custody', internal, () => readable(() => verifyLog(file, input, hooks)));
  return examination(
    {
      kind: 'custody-log', ...digested, entries: verified?.entries ?? 0, software: verified?.software ?? null,
      period: verified === null || verified.from === null || verified.to === null ? null : { from: verified.from, to: verified.to },
    },
    [...(verified?.reports ?? []), ...internal],
    { streams: verified?.stream ? [verified.stream] : [], heads: verified?.head ? [verified.head] : [] },
  );
}

async function verifyLog(file: PositionedFile, { limits, rememberedHeads }: VerifySettings, hooks: VerifyFileHooks): Promise<CustodyVerification> {
  const verifier = createCustodyVerifier({
    rememberedHeads, maxLineBytes: limits.maxLineBytes, maxJsonDepth: limits.maxJsonDepth, maxFindingsPerCode: limits.maxFindingsPerCode,
  });
  for (let done = 0; done < file.size; ) {
    if (hooks.cancelled?.() === true) throw new CancelledError();
    const chunk = await file.read(done, CHUNK);
    if (chunk.length === 0) break;
    verifier.push(chunk);
    done += chunk.length;
    hooks.progress?.('verify', done, file.size);
  }
  return verifier.finish();
}
