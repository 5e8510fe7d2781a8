import { readFile, stat } from 'node:fs/promises';
import { UnreadableError } from '../errors.ts';
import type { VerifyInput } from './input.ts';
import { readable } from './readable.ts';

/** What a signature apart from its content is over; null when the user gave nothing. Throws `UnreadableError`. */
export async function readArtifact({ artifactPath, limits }: Pick<VerifyInput, 'artifactPath' | 'limits'>): Promise<Uint8Array | null> {
  if (artifactPath === null) return null;
  return readable(async () => {
    const { size } = await stat(artifactPath);
    if (size > limits.maxDocumentBytes) throw new UnreadableError(`the artifact has ${size} bytes, and the limit is ${limits.maxDocumentBytes}`);
    return readFile(artifactPath);
  });
}
