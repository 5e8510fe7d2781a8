import type { Pointer } from '../../core/findings/index.ts';
import type { RowIntegrity } from '../../core/model/record.ts';
import type { FileStatus } from '../../core/examined.ts';

/** Whether a file's bytes are what was recorded, by what the run found of it. */
export type FileIntegrity = (file: string | undefined) => RowIntegrity;

const BY_STATUS: Readonly<Record<FileStatus['status'], RowIntegrity>> = {
  'matches': 'verified', 'differs': 'failed', 'unsigned': 'unsigned', 'missing': 'unverified', 'unlisted': 'unverified', 'seal': 'unverified', 'manifest': 'unverified',
  'not-read': 'unverified',
};

export function fileIntegrity(files: readonly FileStatus[]): FileIntegrity {
  const found = new Map(files.map(({ name, status }) => [name, BY_STATUS[status]]));
  return (file) => (file === undefined ? 'unverified' : (found.get(file) ?? 'unverified'));
}

/** The evidence columns of a row that stands at this place. */
export function evidenceOf(at: Pointer, integrityOf: FileIntegrity) {
  return { file: at.file ?? null, off: at.offset ?? null, len: at.length ?? null, pointer: at.pointer ?? null, integrity: integrityOf(at.file) };
}
