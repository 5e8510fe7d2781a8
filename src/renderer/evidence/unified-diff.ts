/** One line of a change as a person reads it: its sign, its text without the sign, and its number on either side. */
export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'same' | 'place' | 'head' | 'note';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface DiffFile {
  readonly name: string;
  readonly added: number;
  readonly removed: number;
  /** Place of its first line. */
  readonly at: number;
}

export interface Diff {
  readonly lines: readonly DiffLine[];
  readonly files: readonly DiffFile[];
  readonly added: number;
  readonly removed: number;
  /** A hunk that ends before the lines it announces. */
  readonly short: boolean;
}

/** "@@ -44,1 +44,2 @@": where a hunk stands before and after, and how many lines it has of either. */
const PLACE = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

/**
 * A unified diff by the line. Inside a hunk the counts of its head decide what a line is, never its looks: a removed line
 * that begins with two dashes is no file's name. Any other text comes out as lines of no sign.
 */
export function readDiff(text: string): Diff {
  const lines: DiffLine[] = [];
  const files: { name: string; added: number; removed: number; at: number }[] = [];
  let [before, after, leftBefore, leftAfter] = [0, 0, 0, 0];
  let short = false;
  const raw = text.split('\n');
  if (raw.at(-1) === '') raw.pop();
  for (const line of raw) {
    const sign = line.charAt(0);
    const file = files.at(-1);
    if (leftBefore > 0 || leftAfter > 0) {
      if (sign === '+' && leftAfter > 0) {
        lines.push({ kind: 'added', text: line.slice(1), before: null, after: after++ });
        leftAfter -= 1;
        if (file) file.added += 1;
        continue;
      }
      if (sign === '-' && leftBefore > 0) {
        lines.push({ kind: 'removed', text: line.slice(1), before: before++, after: null });
        leftBefore -= 1;
        if (file) file.removed += 1;
        continue;
      }
      // Some writers leave an empty line without its space.
      if ((sign === ' ' || line === '') && leftBefore > 0 && leftAfter > 0) {
        lines.push({ kind: 'same', text: line.slice(1), before: before++, after: after++ });
        leftBefore -= 1;
        leftAfter -= 1;
        continue;
      }
      if (sign !== '\\') {
        short = true;
        leftBefore = 0;
        leftAfter = 0;
      }
    }
    const place = PLACE.exec(line);
    if (place !== null) {
      [before, leftBefore, after, leftAfter] = [Number(place[1]), Number(place[2] ?? 1), Number(place[3]), Number(place[4] ?? 1)];
      if (file === undefined) files.push({ name: '', added: 0, removed: 0, at: lines.length });
      lines.push(plain('place', line));
    } else if (line.startsWith('diff --git ')) {
      files.push({ name: named(line.slice('diff --git '.length).split(' ').at(-1) ?? ''), added: 0, removed: 0, at: lines.length });
      lines.push(plain('head', line));
    } else if (line.startsWith('--- ')) {
      // Without git's own line the file begins here.
      if (file === undefined || file.added + file.removed > 0) files.push({ name: named(line.slice(4)), added: 0, removed: 0, at: lines.length });
      lines.push(plain('head', line));
    } else if (line.startsWith('+++ ')) {
      const name = named(line.slice(4));
      if (file !== undefined && name !== '/dev/null') file.name = name;
      lines.push(plain('head', line));
    } else lines.push(plain(sign === '\\' ? 'note' : /^(index|new file|deleted file|old mode|new mode|similarity|rename|copy|Binary) /.test(line) ? 'head' : 'same', line));
  }
  const sum = (key: 'added' | 'removed'): number => files.reduce((total, file) => total + file[key], 0);
  return { lines, files, added: sum('added'), removed: sum('removed'), short: short || leftBefore > 0 || leftAfter > 0 };
}

const plain = (kind: DiffLine['kind'], text: string): DiffLine => ({ kind, text, before: null, after: null });

/** Names stand after `a/` or `b/`, with a tab and a time behind them in some writers' files. */
const named = (text: string): string => (text.split('\t')[0] ?? '').replace(/^[ab]\//, '');
