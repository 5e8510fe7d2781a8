import type { FileStatus, Outcome } from '../../contract/index.ts';
import { evidenceLabels } from '../../text/index.ts';

export interface TreeRow {
  readonly path: string;
  readonly name: string;
  readonly level: number;
  readonly folder: boolean;
  readonly outcome: Outcome;
  readonly file: FileStatus | null;
  /** Files below a folder. */
  readonly count: number;
}

/** What a file's status comes to, in the one scale of outcomes. */
export const fileStatus = (): Readonly<Record<FileStatus['status'], { readonly outcome: Outcome; readonly word: string }>> => ({
  matches: { outcome: 'pass', word: evidenceLabels.matchesTheManifest },
  differs: { outcome: 'fail', word: evidenceLabels.differsFromTheManifest },
  missing: { outcome: 'fail', word: evidenceLabels.listedButNotHere },
  unlisted: { outcome: 'fail', word: evidenceLabels.hereButNotListed },
  seal: { outcome: 'not-applicable', word: evidenceLabels.partOfTheSeal },
  manifest: { outcome: 'not-applicable', word: evidenceLabels.theManifestItself },
  'not-read': { outcome: 'not-checked', word: evidenceLabels.notRead },
  unsigned: { outcome: 'not-checked', word: evidenceLabels.unsignedNothingToHold },
});

const RANK: Readonly<Record<Outcome, number>> = { fail: 4, indeterminate: 3, 'not-checked': 2, pass: 1, 'not-applicable': 0 };

interface Folder { readonly folders: Map<string, Folder>; readonly files: FileStatus[] }

/** Names are the producer's: any text may stand between slashes, and a name may be a folder's too. */
export function treeRows(files: readonly FileStatus[], closed: ReadonlySet<string>): readonly TreeRow[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const file of files) place(root, file);
  return below(root, '', 1, closed).rows;
}

function place(root: Folder, file: FileStatus): void {
  let at = root;
  for (const part of file.name.split('/').slice(0, -1)) {
    const next = at.folders.get(part) ?? { folders: new Map<string, Folder>(), files: [] };
    at.folders.set(part, next);
    at = next;
  }
  at.files.push(file);
}

function below(at: Folder, path: string, level: number, closed: ReadonlySet<string>): { rows: TreeRow[]; outcome: Outcome; count: number } {
  const rows: TreeRow[] = [];
  let outcome: Outcome = 'not-applicable';
  let count = at.files.length;
  const worse = (other: Outcome): void => {
    if (RANK[other] > RANK[outcome]) outcome = other;
  };
  for (const [name, folder] of [...at.folders].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const own = `${path}${name}/`;
    const inner = below(folder, own, level + 1, closed);
    worse(inner.outcome);
    count += inner.count;
    rows.push({ path: own, name, level, folder: true, outcome: inner.outcome, file: null, count: inner.count });
    if (!closed.has(own)) rows.push(...inner.rows);
  }
  for (const file of at.files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const own = fileStatus()[file.status].outcome;
    worse(own);
    rows.push({ path: file.name, name: file.name.slice(path.length), level, folder: false, outcome: own, file, count: 1 });
  }
  return { rows, outcome, count };
}
