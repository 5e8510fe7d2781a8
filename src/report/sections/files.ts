import type { FileStatus } from '../../core/examined.ts';
import type { Run } from '../../core/run.ts';
import { formatNumber, groupDigest, reportText } from '../../text/index.ts';
import { cell, digest, mono, muted, plain, type Cell, type Mark, type Section } from '../blocks.ts';

const MARKS: Readonly<Record<FileStatus['status'], Mark | null>> = {
  'matches': 'pass', 'differs': 'fail', 'missing': 'fail', 'unlisted': 'fail', 'seal': null, 'manifest': null, 'not-read': 'not-checked', 'unsigned': 'not-checked',
};

/** Every file of the evidence with its digest as computed from the bytes. */
export function filesSection(run: Run): Section | null {
  if (run.files.length === 0) return null;
  const { lead, about, columns } = reportText.files;
  return {
    id: 'files',
    title: reportText.sectionTitles.files,
    blocks: [
      { kind: 'paragraph', text: lead(run.files.length) },
      {
        kind: 'table',
        about,
        dense: true,
        columns: [{ title: columns.status, share: 13 }, { title: columns.file, share: 76 }, { title: columns.bytes, share: 11, align: 'right' }],
        rows: run.files.map((file) => [status(file), cell(mono(file.name), sum(file)), cell(plain(formatNumber(file.size)))]),
      },
    ],
  };
}

function status({ status: found }: FileStatus): Cell {
  const mark = MARKS[found];
  return { texts: [plain(reportText.files.statuses[found])], ...(mark === null ? {} : { mark }) };
}

const sum = (file: FileStatus): Cell['texts'][number] => (file.sha256 === null ? muted(reportText.files.noDigest) : digest(groupDigest(file.sha256)));
