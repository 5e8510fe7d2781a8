import { isPortableCase, PORTABLE_HEAD_BYTES } from '../../contract/index.ts';

/** Telling dropped files apart. Only what is said here is guessed; what a file is, the engine finds out. */

/** Signatures and time-stamps that stand beside what they are about. */
const BESIDE = /\.(sigstore|sigstore\.json|p7s|jws|tsr)$/i;

export interface SortedDrop {
  /** Each group is one import: the evidence first, then what accompanies it. */
  readonly evidence: readonly (readonly File[])[];
  /** Small JSON files, which may be trust packs. */
  readonly others: readonly File[];
}

/** Files that are no portable cases. */
export function sortDrop(files: readonly File[]): SortedDrop {
  const [signature, ...more] = files.filter((file) => BESIDE.test(file.name));
  // One of them and one other file: the signature and what it is about.
  if (signature && more.length === 0 && files.length === 2) {
    return { evidence: [[signature, ...files.filter((file) => file !== signature)]], others: [] };
  }
  const others = files.filter((file) => file.name.toLowerCase().endsWith('.json') && !BESIDE.test(file.name) && file.size < 4_194_304);
  return { evidence: files.filter((file) => !others.includes(file)).map((file) => [file]), others };
}

/** Portable cases, and all that is none. */
export async function setApart(files: readonly File[]): Promise<{ readonly portable: readonly File[]; readonly rest: readonly File[] }> {
  const told = await Promise.all(files.map(saysPortable));
  return { portable: files.filter((_, at) => told[at]), rest: files.filter((_, at) => !told[at]) };
}

async function saysPortable(file: File): Promise<boolean> {
  return isPortableCase(file.name, new Uint8Array(await file.slice(0, PORTABLE_HEAD_BYTES).arrayBuffer().catch(() => new ArrayBuffer(0))));
}

/** Whether a file says it is a trust pack. The person is asked before it is believed. */
export async function looksLikeTrustPack(file: File): Promise<boolean> {
  return /"format"\s*:\s*"proofroom\.trust-pack\.v\d+"/.test(await file.slice(0, 65_536).text());
}
