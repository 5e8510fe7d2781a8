import type { FileStatus, Run } from '../../core/run.ts';
import { formatNumber, groupDigest, plural } from '../../text/index.ts';
import { cell, digest, mono, muted, plain, type Cell, type Mark, type Section } from '../blocks.ts';

const WORDS: Readonly<Record<FileStatus['status'], { readonly word: string; readonly mark: Mark | null }>> = {
  matches: { word: 'Matches', mark: 'pass' },
  differs: { word: 'Differs', mark: 'fail' },
  missing: { word: 'Missing', mark: 'fail' },
  unlisted: { word: 'Not listed', mark: 'fail' },
  seal: { word: 'Seal', mark: null },
  manifest: { word: 'Manifest', mark: null },
  'not-read': { word: 'Not read', mark: 'not-checked' },
  unsigned: { word: 'Unsigned', mark: 'not-checked' },
};

/** Every file of the evidence with its digest as computed from the bytes. */
export function filesSection(run: Run): Section | null {
  if (run.files.length === 0) return null;
  return {
    id: 'files',
    title: 'Appendix: every file and its SHA-256',
    blocks: [
      { kind: 'paragraph', text: `${plural(run.files.length, 'file')}. “Matches” means that the digest computed from the bytes is the one in the signed manifest.` },
      {
        kind: 'table',
        about: 'Files of the evidence',
        dense: true,
        columns: [{ title: 'Status', share: 13 }, { title: 'File and SHA-256', share: 76 }, { title: 'Bytes', share: 11, align: 'right' }],
        rows: run.files.map((file) => [status(file), cell(mono(file.name), sum(file)), cell(plain(formatNumber(file.size)))]),
      },
    ],
  };
}

function status(file: FileStatus): Cell {
  const { word, mark } = WORDS[file.status];
  return { texts: [plain(word)], ...(mark === null ? {} : { mark }) };
}

const sum = (file: FileStatus): Cell['texts'][number] =>
  file.sha256 === null ? muted('no digest: its bytes were not read') : digest(groupDigest(file.sha256));
