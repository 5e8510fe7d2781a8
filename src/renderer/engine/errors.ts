import { ORPCError } from '@orpc/client';

/** Errors cross as code and values; the sentence is made here. */
export interface FilterProblem { readonly at: number; readonly problem: string }

export function filterProblem(error: unknown): FilterProblem | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_FILTER') return null;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('at' in data) || !('problem' in data)) return null;
  return typeof data.at === 'number' && typeof data.problem === 'string' ? { at: data.at, problem: data.problem } : null;
}

export function isCancelled(error: unknown): boolean {
  return (error instanceof ORPCError && error.code === 'CANCELLED') || (error instanceof DOMException && error.name === 'AbortError');
}

const STORAGE: Readonly<Record<string, string>> = {
  full: 'The disk is full. Nothing that was here is lost; make room and do it again.',
  'read-only': 'The disk of the vault can only be read. Nothing that was here is lost, and nothing new can be kept.',
  denied: 'This account may not write to the vault. Nothing that was here is lost.',
};

/** Why something could not be shown, in a sentence. */
export function errorSentence(error: unknown): string {
  if (error instanceof ORPCError) {
    const data: unknown = error.data;
    if (error.code === 'UNREADABLE' && typeof data === 'object' && data !== null && 'because' in data) {
      return `It could not be read, because ${String(data.because)}.`;
    }
    if (error.code === 'SELF_TEST') return 'The cryptography of this machine gave a wrong answer to a known question. Nothing is verified with it; reinstall Proofroom, or use another machine.';
    if (error.code === 'STORAGE' && typeof data === 'object' && data !== null && 'problem' in data) return STORAGE[String(data.problem)] ?? STORAGE['denied']!;
    if (error.code === 'NOT_FOUND') return 'It is not in this workstation’s vault.';
    return `The engine could not answer (${error.code}).`;
  }
  return error instanceof Error ? `It could not be loaded: ${error.message}.` : 'It could not be loaded.';
}
