import { embeddedFile, readPdf, signatureField, type PdfFile, type PdfSignature } from '../../core/pdf/index.ts';
import { instant } from './describe-certificate.ts';
import { describeCms } from './describe-cms.ts';
import { unreadAs, type Described, type Section } from './inspection.ts';

/** A PDF by what stands in it: whether it carries one signature's field, what that says, and a file. Pages are not read. */
export function describePdf(bytes: Uint8Array): Described {
  const read = readPdf(bytes);
  if (!read.ok) return unreadAs('PDF', `${read.fault === 'malformed' ? 'it does not hold together' : 'a form of PDF that is not read'}: ${read.problem} at byte ${read.offset}`);
  const { file } = read;
  const [signature, enclosed] = [signatureField(file), embeddedFile(file)];
  return { kind: 'PDF', sections: [
    { title: 'file', facts: [
      ['bytes of the document', String(file.end)], ['bytes after it', String(bytes.length - file.end)],
      ['signatures', String(file.signatures.length)], ['enclosed file', enclosed?.name ?? 'none, or several'],
    ] },
    ...(signature === null ? [] : signatureSections(file, signature)),
  ] };
}

function signatureSections(file: PdfFile, { subFilter, byteRange, contents, claimedTime }: PdfSignature): readonly Section[] {
  const whole = contents !== null && byteRange?.join(' ') === [0, contents.from, contents.to, file.end - contents.to].join(' ');
  return [
    { title: 'signature field', facts: [
      ['format', subFilter ?? 'none'], ['time claimed', claimedTime === null ? 'none' : instant(claimedTime)],
      ['range', byteRange?.join(' ') ?? 'none that lies in the file'], ['leaves out', whole ? 'its own value' : 'other bytes than its own value'], ['room', `${contents?.bytes.length ?? 0} bytes`],
    ] },
    ...(contents === null ? [] : describeCms(valueOf(contents.bytes))?.sections ?? []),
  ];
}

/** Without the zeros that fill its room up. Values of other sizes than two bytes of length state are not described. */
function valueOf(bytes: Uint8Array): Uint8Array {
  const size = 4 + (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0);
  return bytes.subarray(0, bytes[1] === 0x82 ? size : bytes.length);
}
