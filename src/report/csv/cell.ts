/** What may stand in a cell; nothing is an empty one. */
export type Cell = string | number | boolean | null | undefined;

/**
 * A cell of RFC 4180 that a spreadsheet takes for text. Text of the evidence may begin with what spreadsheets run as a
 * formula (`=HYPERLINK(…)`), at the start of a cell or, where a program splits lines at another separator than the
 * comma, behind that separator. An apostrophe stands before each such place, and before an apostrophe that was there:
 * `readable` takes them out again, and no other character is touched (docs/formats/csv.md).
 */
export function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = defused(String(value));
  return /[",;|\t\r\n]|^ | $/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Full-width forms too: East Asian spreadsheets read them as their narrow ones. Spaces before them are skipped by some. */
const BEFORE_FORMULA = /(?<=^|[,;|\t\r\n])(?='|[ \u00a0\u3000]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/gu;

const defused = (text: string): string => text.replace(BEFORE_FORMULA, `'`);

/** What was put into a cell, from what a reader of RFC 4180 finds in it. */
export const readable = (text: string): string => text.replace(/(?<=^|[,;|\t\r\n])'/gu, '');

/** One record, with the line end of RFC 4180. */
export const record = (values: readonly Cell[]): string => `${values.map(cell).join(',')}\r\n`;
