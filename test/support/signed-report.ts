import { parseSignedData } from '../../src/core/cms/index.ts';
import { runBytes } from '../../src/engine/verify/run-bytes.ts';
import { readPdf, signatureField } from '../../src/core/pdf/index.ts';
import { DEFAULT_CHOICES, reportModel } from '../../src/report/index.ts';
import { placeholder } from '../../src/report/pdf/index.ts';
import { signDetached } from '../../src/producer/keys/detached-cms.ts';
import { signReport } from '../../src/producer/keys/sign-report.ts';
import { AUTHORITY, certificate, PERSON } from './document-fixture.ts';
import { renderReport } from './render-report.ts';
import { reportRun } from './run-fixture.ts';

const CLAIMED = Date.UTC(2026, 9, 5, 8, 30);

/** A whole report as the terminal writes it, with room for a signature. */
export async function roomyReport(): Promise<Uint8Array> {
  const run = reportRun('passing');
  const model = reportModel({ run, evidenceName: 'a.zip', custody: [], timeline: null, graph: null, measured: null, review: null, own: null, choices: DEFAULT_CHOICES, preparedAt: null });
  const attachments = [{ name: 'run.json', mediaType: 'application/json', about: 'the run', text: Buffer.from(runBytes(run)).toString('utf8') }];
  return new Uint8Array(await renderReport({ ...model, attachments }, 'A4', { placeholder: ({ doc, root }) => placeholder(doc, root, { language: 'en', at: CLAIMED }) }));
}

export const signed = (report: Uint8Array, der = certificate()): Uint8Array => signReport(report, PERSON, [der, AUTHORITY.certificate]);

/**
 * The smallest PDF that has a signature's field, with room for `room` bytes: one page without content. `change` rewrites the
 * text before it is signed, and the table is made of what comes out.
 */
export function tinyPdf({ room = 1_500, objects = (all) => all, tail = '' }: { room?: number; objects?: (all: readonly string[]) => readonly string[]; tail?: string } = {}): Uint8Array {
  const all = objects([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] /Annots [4 0 R] >>',
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /TU (S) /F 132 /Rect [0 0 0 0] /V 5 0 R >>',
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 9999999999 9999999999 9999999999] /Contents <${'00'.repeat(room)}> /M (D:20261005083000Z) >>`,
  ]);
  let text = '%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n';
  const offsets = all.map((value, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${value}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n${tail}`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** The value that a time-stamp of the signature is over. */
export function signatureOf(pdf: Uint8Array): Uint8Array {
  const read = readPdf(pdf);
  const contents = read.ok ? signatureField(read.file)?.contents?.bytes : undefined;
  if (contents === undefined) throw new Error('not signed');
  const size = 4 + contents[2]! * 256 + contents[3]!;
  const parsed = parseSignedData(contents.slice(0, size));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value.signers[0]!.signature;
}

/** A PDF of one page that nobody signed. */
export const unsignedPdf = (): Uint8Array => tinyPdf({ objects: ([, pages = '', page = '']) => ['<< /Type /Catalog /Pages 2 0 R >>', pages, page.replace(' /Annots [4 0 R]', '')] });

/** Objects by number. */
type Objects = Readonly<Record<number, string>>;

/** An incremental update as other programs write it (section 7.5.6): these objects, a table of runs of numbers, the table before. */
export function withUpdate(before: Uint8Array, objects: Objects, trailer = ''): Uint8Array {
  const head = Buffer.from(before).toString('latin1');
  const table = /startxref\n(\d+)\n%%EOF\n?$/u.exec(head)?.[1] ?? '0';
  let text = head;
  const numbers = Object.keys(objects).map(Number).sort((left, right) => left - right);
  const offsets = new Map(numbers.map((number) => {
    const at = text.length;
    text += `${number} 0 obj\n${objects[number] ?? ''}\nendobj\n`;
    return [number, at];
  }));
  const runs = numbers.filter((number) => !offsets.has(number - 1)).map((first) => {
    let count = 1;
    while (offsets.has(first + count)) count += 1;
    return `${first} ${count}\n${Array.from({ length: count }, (_, n) => `${String(offsets.get(first + n)).padStart(10, '0')} 00000 n \n`).join('')}`;
  });
  const place = text.length;
  text += `xref\n${runs.join('')}trailer\n<< /Size 6 /Root 1 0 R /Prev ${table}${trailer} >>\nstartxref\n${place}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

const SIGNATURE_OBJECTS: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> >>', 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] /Annots [4 0 R] >>',
  4: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /F 132 /Rect [0 0 0 0] /V 5 0 R >>',
  5: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 9999999999 9999999999 9999999999] /Contents <${'00'.repeat(1_500)}> >>`,
};

/** An update that holds a signature over the whole file, made after everything else in it. `change` rewrites what is then signed. */
export function signedUpdate(
  before: Uint8Array, more: Objects = {}, range: (whole: readonly number[]) => readonly number[] = (whole) => whole, change: (text: string) => string = (text) => text,
): Uint8Array {
  const bytes = Buffer.from(change(Buffer.from(withUpdate(before, { ...SIGNATURE_OBJECTS, ...more })).toString('latin1')), 'latin1');
  const from = bytes.lastIndexOf('/Contents <') + '/Contents '.length;
  const to = bytes.indexOf('>', from) + 1;
  const covered = range([0, from, to, bytes.length - to]);
  const said = '[0 9999999999 9999999999 9999999999]';
  bytes.write(`[${covered.join(' ')}]`.padEnd(said.length), bytes.lastIndexOf(said), 'latin1');
  const [first = 0, length = 0, then = 0, rest = 0] = covered;
  const signature = signDetached(Buffer.concat([bytes.subarray(first, first + length), bytes.subarray(then, then + rest)]), PERSON, [certificate(), AUTHORITY.certificate]);
  bytes.write(Buffer.from(signature).toString('hex'), from + 1, 'latin1');
  return new Uint8Array(bytes);
}
