import type { Pointer } from '../../../contract/index.ts';
import type { Row } from '../select.ts';

/** Where a row's bytes stand, by its columns of evidence and `event`; each with this in front of its name. Null where no file is named. */
export function pointerOf(row: Row, prefix = ''): Pointer | null {
  const [file, offset, length] = [row.textOrNull(`${prefix}file`), row.numberOrNull(`${prefix}off`), row.numberOrNull(`${prefix}len`)];
  const [pointer, event] = [row.textOrNull(`${prefix}pointer`), row.textOrNull(`${prefix}event`)];
  if (file === null) return null;
  return { file, ...(offset !== null && { offset }), ...(length !== null && { length }), ...(pointer !== null && { pointer }), ...(event !== null && { event }) };
}
