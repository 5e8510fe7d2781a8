import type { Pointer } from '../../../contract/index.ts';
import type { Row } from '../select.ts';

/** Where a row's bytes stand, by its columns of evidence; each with this in front of its name. Null where no file is named. */
export function pointerOf(row: Row, prefix = ''): Pointer | null {
  const [file, offset, length] = [row.textOrNull(`${prefix}file`), row.numberOrNull(`${prefix}off`), row.numberOrNull(`${prefix}len`)];
  const pointer = row.textOrNull(`${prefix}pointer`);
  if (file === null) return null;
  return { file, ...(offset !== null && { offset }), ...(length !== null && { length }), ...(pointer !== null && { pointer }) };
}
