import type { PdfFile } from './read-pdf.ts';
import { nameIn, type PdfDict, type PdfValue } from './value.ts';

/** A signature dictionary (ISO 32000-1 section 12.8.1), as it stands. */
export interface PdfSignature {
  readonly object: number;
  readonly subFilter: string | null;
  /** Null where it is not four whole numbers that lie in the file, one behind the other. */
  readonly byteRange: readonly [number, number, number, number] | null;
  /** The signature's value with its angle brackets, in the file. Null where there is none in hexadecimal. */
  readonly contents: { readonly from: number; readonly to: number; readonly bytes: Uint8Array } | null;
  /** What the signer's own clock said, epoch milliseconds; null where nothing in UTC is said. */
  readonly claimedTime: number | null;
}

/** The one field of the form that is a signature, with its value. Where the form has others, or none, there is none. */
export function signatureField(file: PdfFile): PdfSignature | null {
  const root = dictOf(file, file.trailer.entries.get('Root'));
  const form = dictOf(file, root?.entries.get('AcroForm'));
  const fields = file.resolve(form?.entries.get('Fields'));
  const [only, ...others] = fields?.kind === 'array' ? fields.items : [];
  const field = dictOf(file, only);
  if (field === null || others.length > 0 || nameIn(field, 'FT') !== 'Sig' || field.entries.has('Kids')) return null;
  const value = field.entries.get('V');
  const dict = dictOf(file, value);
  return dict === null || value?.kind !== 'ref' ? null : { object: value.object, ...partsOf(file, dict) };
}

function partsOf(file: PdfFile, dict: PdfDict): Omit<PdfSignature, 'object'> {
  const contents = dict.entries.get('Contents');
  const claimed = dict.entries.get('M');
  return {
    subFilter: nameIn(dict, 'SubFilter'),
    byteRange: rangeOf(dict.entries.get('ByteRange'), file.bytes.length),
    contents: contents?.kind === 'string' && contents.hex ? contents : null,
    claimedTime: claimed?.kind === 'string' ? timeOf(claimed.bytes) : null,
  };
}

function rangeOf(value: PdfValue | undefined, size: number): PdfSignature['byteRange'] {
  const numbers = value?.kind === 'array' ? value.items.map((item) => (item.kind === 'number' && Number.isSafeInteger(item.value) && item.value >= 0 ? item.value : -1)) : [];
  const [a = -1, b = -1, c = -1, d = -1] = numbers;
  return numbers.length === 4 && Math.min(a, b, c, d) >= 0 && a + b <= c && c + d <= size ? [a, b, c, d] : null;
}

/** The bytes that a range speaks of, joined. */
export function rangeBytes(bytes: Uint8Array, [from, length, then, more]: NonNullable<PdfSignature['byteRange']>): Uint8Array {
  const out = new Uint8Array(length + more);
  out.set(bytes.subarray(from, from + length));
  out.set(bytes.subarray(then, then + more), length);
  return out;
}

/** Section 7.9.4, in UTC to the second. */
function timeOf(bytes: Uint8Array): number | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|[+-]00'?00'?)$/.exec(String.fromCharCode(...bytes.subarray(0, 32)));
  if (parts === null) return null;
  const text = `${parts.slice(1, 4).join('-')}T${parts.slice(4, 7).join(':')}.000Z`;
  const time = Date.parse(text);
  return Number.isNaN(time) || new Date(time).toISOString() !== text ? null : time;
}

const dictOf = (file: PdfFile, value: PdfValue | undefined): PdfDict | null => {
  const found = file.resolve(value);
  return found?.kind === 'dict' ? found : null;
};
