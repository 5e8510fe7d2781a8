/** Telling dropped files apart. Only what is said here is guessed from a name; what a file is, the engine finds out. */

export const PORTABLE_SUFFIX = '.proofroom-case.zip';
const SIGSTORE = /\.(sigstore|sigstore\.json)$/i;

export interface SortedDrop {
  /** Each group is one import: the evidence first, then what accompanies it. */
  readonly evidence: readonly (readonly File[])[];
  readonly portable: readonly File[];
  /** Small JSON files, which may be trust packs. */
  readonly others: readonly File[];
}

export function sortDrop(files: readonly File[]): SortedDrop {
  const portable = files.filter((file) => file.name.toLowerCase().endsWith(PORTABLE_SUFFIX));
  const rest = files.filter((file) => !portable.includes(file));
  const [sigstore, ...more] = rest.filter((file) => SIGSTORE.test(file.name));
  // One Sigstore bundle and one other file: the bundle and its artifact.
  if (sigstore && more.length === 0 && rest.length === 2) {
    return { evidence: [[sigstore, ...rest.filter((file) => file !== sigstore)]], portable, others: [] };
  }
  const others = rest.filter((file) => file.name.toLowerCase().endsWith('.json') && !SIGSTORE.test(file.name) && file.size < 4_194_304);
  return { evidence: rest.filter((file) => !others.includes(file)).map((file) => [file]), portable, others };
}

/** Whether a file says it is a trust pack. The person is asked before it is believed. */
export async function looksLikeTrustPack(file: File): Promise<boolean> {
  return /"format"\s*:\s*"proofroom\.trust-pack\.v\d+"/.test(await file.slice(0, 65_536).text());
}
