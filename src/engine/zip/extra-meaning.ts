import { UNICODE_PATH_EXTRA, type ExtraField } from './extra-fields.ts';

/** AE-x: the entry is encrypted with AES, whatever its flags say. */
const AES = 0x9901;
/** APPNOTE 4.5.12 and 4.5.14: strong encryption, and for whom. */
const STRONG_ENCRYPTION = 0x0017;
const RECIPIENTS = 0x0019;
/** APPNOTE 4.5.7: twelve bytes of times and owner, then the target where the entry is a link or a device. */
const PKWARE_UNIX = 0x000d;
const PKWARE_UNIX_FIXED = 12;
/** ASi's field: CRC, mode, size or device, owner, group, then the target of a link. */
const ASI_UNIX = 0x756e;
const ASI_UNIX_FIXED = 14;

const TYPE_MASK = 0o170000;
const TYPE_DIRECTORY = 0o040000;
const TYPE_FILE = 0o100000;

const TELLING: ReadonlySet<number> = new Set([UNICODE_PATH_EXTRA, AES, STRONG_ENCRYPTION, RECIPIENTS, PKWARE_UNIX, ASI_UNIX]);

/** What extra fields say of an entry beside its sizes. Each is believed by some readers and skipped by the others. */
export interface ExtraMeaning {
  readonly encrypted: boolean;
  readonly link: boolean;
  readonly secondName: boolean;
  /** All such fields in order, so that two headers can be compared. */
  readonly text: string;
}

/** `nameBytes`: a second name that says the same as the first, byte for byte, is none. */
export function extraMeaning(fields: readonly ExtraField[], nameBytes: Uint8Array): ExtraMeaning {
  const telling = fields.filter(({ id }) => TELLING.has(id));
  return {
    encrypted: telling.some(({ id }) => id === AES || id === STRONG_ENCRYPTION || id === RECIPIENTS),
    link: telling.some(isLink),
    secondName: telling.some(({ id, data }) => id === UNICODE_PATH_EXTRA && hex(data.subarray(5)) !== hex(nameBytes)),
    text: telling.map(({ id, data }) => `${id.toString(16)}:${hex(data)}`).join(' '),
  };
}

function isLink({ id, data }: ExtraField): boolean {
  if (id === PKWARE_UNIX) return data.length > PKWARE_UNIX_FIXED;
  if (id !== ASI_UNIX) return false;
  const type = data.length < 6 ? 0 : (data[4]! | (data[5]! << 8)) & TYPE_MASK;
  return data.length > ASI_UNIX_FIXED || (type !== 0 && type !== TYPE_FILE && type !== TYPE_DIRECTORY);
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
