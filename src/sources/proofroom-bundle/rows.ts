import type { Document } from '../../core/bundle/documents.ts';
import type { Pointer } from '../../core/findings/index.ts';

/** One row for each item of a document's list, with a pointer to where it stands. */
export function rows<F, Item, Row>(
  document: Document<F> | null,
  member: string,
  items: (file: F) => readonly Item[],
  toRow: (item: Item, at: Pointer) => Row,
): readonly Row[] {
  if (document === null) return [];
  return items(document.value).map((item, index) => toRow(item, { file: document.file, pointer: `/${member}/${index}` }));
}
