import { signatureField, type Document } from './pdfkit.ts';
import type { Tag } from './tags.ts';

export interface PlaceholderOptions {
  /** What a screen reader says of the field (ISO 14289-1, 7.18.1). */
  readonly label: string;
  /** When the signer says that it signs, epoch milliseconds; to the second in the file. */
  readonly at: number;
}

/** Room for a chain of four RSA certificates and a time-stamp with its own. */
const CONTENTS_BYTES = 16_384;
/** As wide as the offsets of a file may be: the figures are put in when the file is whole. */
const UNKNOWN = 9_999_999_999;

/**
 * A signature's field without a size on the page, tagged, and its dictionary with room for the value (ETSI EN 319 142-1,
 * section 5). The time stands in `M` and nowhere else (table 1).
 */
export function placeholder(doc: Document, root: Tag, { label, at }: PlaceholderOptions): void {
  root.annotated('Form', (element) => signatureField(doc, element, label, {
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, UNKNOWN, UNKNOWN, UNKNOWN], Contents: new Uint8Array(CONTENTS_BYTES), M: new Date(at - (at % 1_000)),
  }));
}
