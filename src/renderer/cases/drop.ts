/** Telling dropped files apart. Only what is said here is guessed from a name; what a file is, the engine finds out. */

export const PORTABLE_SUFFIX = '.proofroom-case.zip';
/** Signatures and time-stamps that stand beside what they are about. */
const BESIDE = /\.(sigstore|sigstore\.json|p7s|jws|tsr)$/i;

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
  const [signature, ...more] = rest.filter((file) => BESIDE.test(file.name));
  // One of them and one other file: the signature and what it is about.
  if (signature && more.length === 0 && rest.length === 2) {
    return { evidence: [[signature, ...rest.filter((file) => file !== signature)]], portable, others: [] };
  }
  const others = rest.filter((file) => file.name.toLowerCase().endsWith('.json') && !BESIDE.test(file.name) && file.size < 4_194_304);
  return { evidence: rest.filter((file) => !others.includes(file)).map((file) => [file]), portable, others };
}

/** Whether a file says it is a trust pack. The person is asked before it is believed. */
export async function looksLikeTrustPack(file: File): Promise<boolean> {
  return /"format"\s*:\s*"proofroom\.trust-pack\.v\d+"/.test(await file.slice(0, 65_536).text());
}
