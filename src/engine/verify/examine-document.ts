import { inflateSync } from 'node:zlib';
import { assertNever, type CheckReport } from '../../core/findings/index.ts';
import { verifyCmsDocument, verifyJwsDocument, verifyPdfDocument, verifyStampDocument, type DocumentArguments, type DocumentVerification } from '../../core/document/index.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { parseTimestamp } from '../../core/encoding/index.ts';
import { examination, type Examination } from './examination.ts';
import { guard } from './guard.ts';
import type { VerifySettings } from './input.ts';
import { readArtifact } from './read-artifact.ts';
import type { Kind } from './recognise.ts';

type DocumentKind = Extract<Kind, { readonly kind: 'document' }>;

/** A signed document and, where the user has it, the content it signs. Both are held in memory within the limits. */
export async function examineDocument(file: { readonly digest: string; readonly size: number }, kind: DocumentKind, input: VerifySettings): Promise<Examination> {
  const internal: CheckReport[] = [];
  const artifact = await readArtifact(input);
  const asOf = parseTimestamp(input.asOf);
  if (asOf === null) throw new RangeError(`not a time: ${input.asOf}`);
  const verified = await guard('document', internal, () => verify(kind.form, { bytes: kind.bytes, artifact, trust: input.trust, asOf, maxFindingsPerCode: input.limits.maxFindingsPerCode }));
  const signers = verified?.signers ?? [];
  return examination(
    {
      kind: 'signed-document', form: kind.form, ...file, artifactDigest: artifact === null ? null : sha256Hex(artifact),
      signer: signers.find((each) => each.outcome === 'valid')?.name ?? signers[0]?.name ?? null,
    },
    [...(verified?.reports ?? []), ...internal], { signers },
  );
}

function verify(form: DocumentKind['form'], args: DocumentArguments): DocumentVerification {
  switch (form) {
    case 'cms': return verifyCmsDocument(args);
    case 'jws': return verifyJwsDocument(args);
    case 'pdf': return verifyPdfDocument(args, inflate);
    case 'timestamp': return verifyStampDocument(args);
    default: return assertNever(form);
  }
}

/** Null for what is not one whole stream of RFC 1950, or grows beyond `most`. */
function inflate(bytes: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: most });
  } catch {
    return null;
  }
}
