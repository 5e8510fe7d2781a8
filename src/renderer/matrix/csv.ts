import type { Shown } from './shown.ts';

/** More would not fit a clipboard, nor anybody's sheet. */
export const CSV_MOST_CELLS = 500_000;

/** The matrix as it is shown, one line a row; null where it is too large. */
export function matrixCsv({ rows, columns, cell }: Pick<Shown, 'rows' | 'columns' | 'cell'>, corner: string): string | null {
  if (rows.length * columns.length > CSV_MOST_CELLS) return null;
  const lines = [
    [corner, ...columns.map((column) => column.label)],
    ...rows.map((row, r) => [row.label, ...columns.map((_, c) => cell(r, c)?.say ?? '')]),
  ];
  return `${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
}

/**
 * Names are the producer's, and a sheet runs a field that begins with one of these as a formula; an apostrophe makes it
 * text again. Quoted always, so that no comma, quote or line break of a name becomes structure.
 */
export function csvField(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n|%＝＋－＠\0]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
