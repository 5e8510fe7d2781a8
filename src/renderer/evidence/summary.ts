import type { FileStatus } from '../../contract/index.ts';
import { evidenceLabels, evidenceText } from '../../text/index.ts';

/** The screen's first line: how the files stand against the manifest. */
export function filesSentence(files: readonly FileStatus[]): string {
  if (files.length === 0) return evidenceLabels.thereAreNoFiles;
  if (files.every((file) => file.status === 'unsigned')) return evidenceLabels.theExportIsUnsigned;
  const count = (status: FileStatus['status']): number => files.filter((file) => file.status === status).length;
  const listed = files.filter((file) => file.listed).length;
  const matches = count('matches');
  const odd = { differs: count('differs'), missing: count('missing'), unlisted: count('unlisted'), 'not-read': count('not-read') };
  return evidenceText.filesAgainstManifest(listed, matches, odd);
}
