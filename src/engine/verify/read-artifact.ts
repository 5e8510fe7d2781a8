import { readRegular } from '../files/read-regular.ts';
import type { VerifySettings } from './input.ts';
import { readable } from './readable.ts';

/** What a signature apart from its content is over; null when the user gave nothing. Throws `UnreadableError`. */
export async function readArtifact({ artifactPath, limits }: Pick<VerifySettings, 'artifactPath' | 'limits'>): Promise<Uint8Array | null> {
  if (artifactPath === null) return null;
  return readable(() => readRegular(artifactPath, limits.maxDocumentBytes));
}
