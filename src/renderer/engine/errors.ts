import { ORPCError } from '@orpc/client';
import { MOST_FILTER } from '../../contract/dto.ts';
import { filterText, frameLabels, problemClause } from '../../text/index.ts';

/** A problem that the window found itself. Its words are made when they are shown, in the language of then. */
export class WordedError extends Error {
  readonly words: () => string;

  constructor(words: () => string) {
    super(words());
    this.words = words;
  }
}

/** Errors cross as code and values; the sentence is made here. */
export interface FilterProblem { readonly at: number; readonly problem: string }

export function filterProblem(error: unknown): FilterProblem | null {
  if (!(error instanceof ORPCError)) return null;
  const data: unknown = error.data;
  if (error.code === 'BAD_REQUEST') return isFilterTooLong(data) ? { at: MOST_FILTER, problem: 'too-long' } : null;
  if (error.code !== 'BAD_FILTER') return null;
  if (typeof data !== 'object' || data === null || !('at' in data) || !('problem' in data)) return null;
  return typeof data.at === 'number' && typeof data.problem === 'string' ? { at: data.at, problem: data.problem } : null;
}

/** The field takes no more than may be asked, but an address is somebody else's text: the contract refuses such a question unread. */
function isFilterTooLong(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return false;
  return data.issues.some((issue: unknown) => typeof issue === 'object' && issue !== null && 'code' in issue && issue.code === 'too_big' && 'path' in issue && Array.isArray(issue.path) && issue.path.at(-1) === 'filter');
}

export function isCancelled(error: unknown): boolean {
  return (error instanceof ORPCError && error.code === 'CANCELLED') || (error instanceof DOMException && error.name === 'AbortError');
}

/** What a browser says when nobody answers; each says it in its own words. */
export const isUnreached = (error: unknown): boolean => error instanceof TypeError && /fetch|load failed/i.test(error.message);

const storage = (): Readonly<Record<string, string>> => ({
  full: frameLabels.theDiskIsFull,
  'read-only': frameLabels.theDiskOfThe,
  denied: frameLabels.thisAccountMayNot,
});

/** Why something could not be shown, in a sentence. */
export function errorSentence(error: unknown): string {
  if (error instanceof ORPCError) {
    const data: unknown = error.data;
    if (error.code === 'UNREADABLE' && typeof data === 'object' && data !== null && 'because' in data) {
      return frameLabels.itCouldNotBe(problemClause(String(data.because)));
    }
    const filter = filterProblem(error);
    if (filter !== null) return filterText.sentence(filter.problem, filter.at);
    if (error.code === 'FROZEN') return frameLabels.frozen;
    if (error.code === 'SELF_TEST') return frameLabels.theCryptographyOfThis;
    if (error.code === 'STORAGE' && typeof data === 'object' && data !== null && 'problem' in data) return storage()[String(data.problem)] ?? storage()['denied']!;
    if (error.code === 'NOT_FOUND') return frameLabels.itIsNotIn;
    return frameLabels.theEngineCouldNot(error.code);
  }
  if (isUnreached(error)) return frameLabels.theWorkstationHasEnded;
  if (error instanceof WordedError) return frameLabels.itCouldNotBeLoaded(error.words());
  return error instanceof Error ? frameLabels.itCouldNotBeLoaded(error.message) : frameLabels.itCouldNotBeLoaded2;
}
