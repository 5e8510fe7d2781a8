import type { PdfFile } from './read-pdf.ts';
import { nameIn, type PdfValue } from './value.ts';

export interface EmbeddedFile {
  readonly name: string;
  /** As it stands: deflated (RFC 1950) or plain. */
  readonly bytes: Uint8Array;
  readonly deflated: boolean;
}

/**
 * The one file that the document carries (section 7.11.4), by the name tree alone. Null where there is none, where there
 * are several, or where it is packed in a way that is not read here.
 */
export function embeddedFile(file: PdfFile): EmbeddedFile | null {
  const step = (value: PdfValue | null | undefined, key: string): PdfValue | null => {
    const dict = file.resolve(value ?? undefined);
    return dict?.kind === 'dict' ? dict.entries.get(key) ?? null : null;
  };
  const tree = step(step(step(file.trailer.entries.get('Root'), 'Names'), 'EmbeddedFiles'), 'Names');
  const list = file.resolve(tree ?? undefined);
  if (list?.kind !== 'array' || list.items.length !== 2) return null;
  const [name, specification] = list.items;
  const stream = step(step(specification, 'EF'), 'F');
  const object = stream?.kind === 'ref' ? file.object(stream.object) : null;
  if (name?.kind !== 'string' || object?.stream == null || object.value.kind !== 'dict') return null;
  const filter = object.value.entries.get('Filter');
  const deflated = nameIn(object.value, 'Filter') === 'FlateDecode';
  return (filter !== undefined && !deflated) || object.value.entries.has('DecodeParms')
    ? null : { name: String.fromCharCode(...name.bytes.subarray(0, 256)), bytes: object.stream, deflated };
}
