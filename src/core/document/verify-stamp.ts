import { parseTimeStamp } from '../time/index.ts';
import { calledBy, packCrls } from '../trust/index.ts';
import { keyid } from '../crypto/index.ts';
import type { Signer } from '../examined.ts';
import { judgeStamp } from './judge-stamp.ts';
import { finishDocument, startDocument, type DocumentArguments, type DocumentVerification } from './verification.ts';

/** An RFC 3161 response or token on its own, and what it stamps. Who signed it is whose clock it is. */
export function verifyStampDocument(args: DocumentArguments): DocumentVerification {
  const work = startDocument(args);
  const parsed = parseTimeStamp(args.bytes);
  if (!parsed.ok) {
    work.sink.add({ code: 'document.malformed', at: { offset: parsed.offset }, values: { problem: parsed.problem } });
    return finishDocument(work, { content: true, signatures: 0, stamps: 0 }, []);
  }
  if (args.artifact === null) {
    work.sink.add({ code: 'document.content-missing', at: {} });
    return finishDocument(work, { content: false, signatures: 0, stamps: 0 }, []);
  }
  const verified = judgeStamp(work, parsed.value, args.artifact, 'content', packCrls(work.trust?.pack ?? null));
  const [unit] = verified?.path ?? [];
  const signers: readonly Signer[] = verified === null || unit === undefined ? [] : [{
    keyid: keyid(unit.spki), name: calledBy(unit), holder: null, algorithm: unit.keyAlgorithm, outcome: 'valid', trustedSince: null, certifiedBy: verified.path.slice(1).map(calledBy),
  }];
  return finishDocument(work, { content: true, signatures: signers.length, stamps: 1 }, signers);
}
