import type { FileStatus } from '../../contract/index.ts';
import { countWord, evidenceLabels, formatNumber, plural } from '../../text/index.ts';

/** The screen's first line: how the files stand against the manifest. */
export function filesSentence(files: readonly FileStatus[]): string {
  if (files.length === 0) return evidenceLabels.thereAreNoFiles;
  if (files.every((file) => file.status === 'unsigned')) return evidenceLabels.theExportIsUnsigned;
  const count = (status: FileStatus['status']): number => files.filter((file) => file.status === status).length;
  const listed = files.filter((file) => file.listed).length;
  const matches = count('matches');
  const parts = [
    [count('differs'), 'differs', 'differ'],
    [count('missing'), 'is missing', 'are missing'],
    [count('unlisted'), 'is not listed', 'are not listed'],
    [count('not-read'), 'was not read', 'were not read'],
  ] as const;
  const odd = parts.filter(([n]) => n > 0).map(([n, one, many]) => `${countWord(n)} ${n === 1 ? one : many}`);
  if (odd.length === 0 && matches === listed) return `All ${plural(listed, 'listed file')} ${listed === 1 ? 'is' : 'are'} what the manifest says.`;
  return `${formatNumber(matches)} of ${plural(listed, 'listed file')} match the manifest; ${odd.join(', ') || 'nothing else was found'}.`;
}
