import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { verifyPdfDocument, type DocumentArguments } from '../../../../src/core/document/index.ts';
import { rangeBytes, readPdf, signatureField } from '../../../../src/core/pdf/index.ts';
import { signerFromKey } from '../../../../src/producer/keys/signer.ts';
import { signReport, stampReport } from '../../../../src/producer/keys/sign-report.ts';
import { stampOf } from '../../../../src/producer/scenario/seal.ts';
import { AUTHORITY, certificate, DAY, key, outcome, pack, PERSON, SIGNED, TIME } from '../../../support/document-fixture.ts';
import { cuts, flips } from '../../../support/mutations.ts';
import { roomyReport, signatureOf, signed, signedUpdate, tinyPdf, unsignedPdf, withUpdate } from '../../../support/signed-report.ts';
import { RSA_PRIVATE } from '../../../support/tiny-keys.ts';

const inflate = (bytes: Uint8Array): Uint8Array => inflateSync(bytes);
const verify = (args: DocumentArguments) => verifyPdfDocument(args, inflate);
const judged = (bytes: Uint8Array, options: Parameters<typeof outcome>[2] = {}): ReturnType<typeof outcome> => outcome(verify, bytes, options);

const SMALL = signed(tinyPdf());
const text = Buffer.from(SMALL).toString('latin1');
const changed = (from: string | RegExp, to: string): Uint8Array => new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'));
const stamped = (bytes: Uint8Array): Uint8Array => stampReport(bytes, stampOf(TIME.stamper, signatureOf(bytes), SIGNED + 1_000));

describe('a signed pdf', () => {
  test('holds whole, by a certificate of a trusted authority; with a token it is dated', () => {
    expect(judged(SMALL)).toEqual({ codes: ['document.revocation-unknown', 'pdf.covers', 'pdf.run-unread', 'time.own-clock'], axes: 'pass pass indeterminate', signers: ['valid'] });
    expect(judged(stamped(signed(tinyPdf({ room: 4_000 }))))).toMatchObject({ axes: 'pass pass pass', signers: ['valid'] });
  });
  test('rsa, and a key that the pack holds itself', () => {
    const signer = signerFromKey(RSA_PRIVATE);
    const bytes = signReport(tinyPdf({ room: 3_000 }), signer, [certificate(undefined, [], signer.spki)]);
    expect(judged(bytes).axes).toBe('pass pass indeterminate');
    expect(judged(bytes, { trust: pack([key(signer)], []) }).signers).toEqual(['valid']);
    expect(judged(bytes, { trust: null })).toMatchObject({ axes: 'pass indeterminate indeterminate', signers: ['unknown-key'] });
    expect(judged(bytes, { trust: pack([], []) }).codes).toContain('document.signer-unknown');
  });
  test('expired since: good with a stamp from before, otherwise neither good nor bad', () => {
    const bytes = signed(tinyPdf({ room: 4_000 }), certificate(SIGNED + DAY));
    expect(judged(bytes)).toMatchObject({ axes: 'pass indeterminate indeterminate', signers: ['unknown-key'] });
    expect(judged(stamped(bytes)).axes).toBe('pass pass pass');
  });
  test('every changed byte keeps it from holding', () => {
    const passed: number[] = [];
    for (const { at, bytes } of flips(SMALL)) {
      const [integrity, authenticity] = judged(bytes).axes.split(' ');
      if (integrity === 'pass' && authenticity === 'pass') passed.push(at);
    }
    expect([...new Set(passed)]).toEqual([]);
  }, 120_000);
  test('cut at every length it does not hold', () => {
    for (const { at, bytes } of cuts(SMALL)) {
      const found = judged(bytes);
      expect(found.axes.startsWith('pass'), `${at} bytes`).toBe(false);
    }
  }, 60_000);
});

describe('what is put around, behind and into it', () => {
  test('a revision after the signature, or anything else', () => {
    const update = `3 0 obj\n<< /Type /Page >>\nendobj\nxref\n3 1\n${String(SMALL.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev 1 >>\nstartxref\n9\n%%EOF\n`;
    for (const more of [update, ' ', '\n', 'PK\u0005\u0006']) {
      const found = judged(new Uint8Array(Buffer.from(text + more, 'latin1')));
      expect(found.codes).toContain('pdf.added-after');
      expect(found).toMatchObject({ signers: ['valid'] });
      expect(found.axes.split(' ')[0]).toBe('fail');
    }
  });
  test('bytes before it, comments and objects between, an object twice', () => {
    for (const bytes of [changed('%PDF', ' %PDF'), changed('\n3 0 obj', '\n% hidden\n3 0 obj'), changed('\n3 0 obj', '\n9 0 obj\n<< >>\nendobj\n3 0 obj'), changed('\n3 0 obj', '\n2 0 obj\n<< >>\nendobj\n3 0 obj')]) {
      expect(judged(bytes)).toMatchObject({ codes: ['pdf.malformed'], signers: [] });
    }
  });
  test('ranges that leave more out than the value, or end before the end', () => {
    const [, , then = 0, rest = 0] = rangeOf(SMALL);
    const before = (by: number): string => String(rest - by);
    const ranges: readonly (readonly [string, string])[] = [[` ${rest} `, ` ${before(1)} `], [` ${then} ${rest}`, ` ${then + 1} ${before(1)}`], ['ByteRange [0', 'ByteRange [1'], [`${then} ${rest}`, `${then} x`]];
    for (const [from, to] of ranges) {
      const found = judged(changed(from, to.padEnd(from.length)));
      expect(found.axes.split(' ')[0], to).toBe('fail');
      expect(found.codes.some((code) => code === 'pdf.not-whole' || code === 'pdf.malformed'), to).toBe(true);
    }
  });
  test('a signature over a part is told as one, though it verifies', () => {
    // Signed as it is written: the signer’s own range stops before the trailer.
    const field = fieldOf(SMALL);
    const short = [0, field.from, field.to, 40] as const;
    const rewritten = changed(/\/ByteRange \[[^\]]*\]/, `/ByteRange [${short.join(' ')}]`.padEnd(/\/ByteRange \[[^\]]*\]/.exec(text)![0].length));
    expect(judged(rewritten).codes).toContain('pdf.not-whole');
    expect(rangeBytes(rewritten, short).length).toBe(field.from + 40);
  });
  test('something in the room behind the value', () => {
    const { to } = fieldOf(SMALL);
    const bytes = Buffer.from(text, 'latin1');
    bytes.write('1', to - 2, 'latin1');
    expect(judged(new Uint8Array(bytes))).toMatchObject({ codes: ['document.revocation-unknown', 'pdf.covers', 'pdf.padding', 'pdf.run-unread', 'time.own-clock'], axes: 'fail indeterminate indeterminate', signers: ['valid'] });
  });
  test('a second signature, a second value, a second spelling of a member', () => {
    const second = tinyPdf({ objects: (all) => [...all, '<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>'] });
    expect(judged(second).codes).toContain('pdf.several-signatures');
    expect(() => signed(second)).toThrow(/room/);
    const twice = tinyPdf({ objects: (all) => all.map((each) => each.replace('/M (', '/Contents <00> /M (')) });
    expect(judged(twice).codes).toEqual(['pdf.malformed']);
    expect(judged(tinyPdf({ objects: (all) => all.map((each) => each.replace('/Contents', '/C#6fntents')) })).codes).toEqual(['pdf.malformed']);
    expect(judged(tinyPdf({ objects: (all) => all.map((each) => each.replace('[4 0 R] /SigFlags', '[4 0 R 4 0 R] /SigFlags')) })).codes).toContain('pdf.several-signatures');
  });
  test('forms that can be read in several ways cannot be told', () => {
    const packed = tinyPdf({ objects: (all) => [...all, '<< /Type /ObjStm /N 0 /First 0 /Length 0 >>\nstream\n\nendstream'] });
    for (const bytes of [packed, changed('/Size 6', '/Prev 6'), changed('/Size 6', '/Encrypt 2 0 R'), changed('/Annots [4 0 R]', '/Annots [4 1 R]')]) {
      expect(judged(bytes)).toMatchObject({ codes: ['pdf.other-form'], axes: 'indeterminate indeterminate indeterminate' });
    }
  });
  test('a kind of signature that is not accepted, an empty room, no field', () => {
    expect(judged(signed(tinyPdf({ objects: (all) => all.map((each) => each.replace('ETSI.CAdES.detached', 'adbe.x509.rsa_sha1')) }))).codes).toContain('pdf.signature-kind');
    expect(judged(tinyPdf()).axes.split(' ')[0]).toBe('fail');
    expect(judged(tinyPdf({ objects: () => ['<< /Type /Catalog >>'] })).codes).toEqual(['document.unsigned', 'time.own-clock']);
  });
});

describe('a signature in a revision of its own, as other programs sign', () => {
  const whole = signedUpdate(unsignedPdf());
  const plainAgain = withUpdate(unsignedPdf(), { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>' });

  test('holds where it is over every byte of the file, whatever revisions came before', () => {
    for (const bytes of [whole, signedUpdate(plainAgain), signedUpdate(withUpdate(plainAgain, { 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' }))]) {
      expect(judged(bytes)).toEqual({ codes: ['document.revocation-unknown', 'pdf.covers', 'pdf.run-unread', 'time.own-clock'], axes: 'pass pass indeterminate', signers: ['valid'] });
    }
  });

  test('a byte behind it, a revision behind it, one more signature: fails', () => {
    for (const more of [' ', '\n', 'x']) expect(judged(Uint8Array.from([...whole, ...Buffer.from(more)])).axes.split(' ')[0]).not.toBe('pass');
    const later = judged(withUpdate(whole, { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>' }));
    expect(later.codes).toEqual(expect.arrayContaining(['pdf.added-after', 'pdf.not-whole']));
    expect(later.axes.split(' ')[0]).toBe('fail');
    // The later revision takes the signature out of the form: it still hangs there, and is no signature of what is seen.
    const hidden = judged(withUpdate(whole, { 1: '<< /Type /Catalog /Pages 2 0 R >>' }));
    expect(hidden.codes).toContain('pdf.several-signatures');
    expect(hidden.axes.split(' ')[0]).toBe('fail');
    const again = judged(signedUpdate(whole));
    expect([again.codes.includes('pdf.several-signatures'), again.axes.split(' ')[0]]).toEqual([true, 'fail']);
  });

  test('over its own revision alone, or short of the end: fails', () => {
    const from = unsignedPdf().length;
    for (const range of [([, length = 0, then = 0, rest = 0]: readonly number[]) => [from, length - from, then, rest], ([a = 0, length = 0, then = 0, rest = 0]: readonly number[]) => [a, length, then, rest - 1]]) {
      const found = judged(signedUpdate(unsignedPdf(), {}, range));
      expect(found.codes).toContain('pdf.not-whole');
      expect(found.axes.split(' ')[0]).toBe('fail');
    }
  });

  test('a table that leaves one out, names another place or another table before, or frees an object: cannot be told', () => {
    const said = Buffer.from(whole).toString('latin1');
    const prev = /\/Prev (\d+)/u.exec(said)?.[1] ?? '';
    for (const broken of [said.replace(`/Prev ${prev}`, `/Prev ${'1'.padStart(prev.length, '0')}`), said.replace(/xref\n1 1\n\d{10}/u, 'xref\n1 1\n0000000015'), said.replace(/(xref\n1 1\n\d{10} 00000) n/u, '$1 f'), said.replace('/Root 1 0 R /Prev', '/Encrypt 1 0 R /Prev')]) {
      expect(broken).not.toBe(said);
      expect(judged(new Uint8Array(Buffer.from(broken, 'latin1')))).toMatchObject({ codes: ['pdf.other-form'], axes: 'indeterminate indeterminate indeterminate', signers: [] });
    }
    let many = unsignedPdf();
    for (let count = 0; count < 20; count++) many = withUpdate(many, { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>' });
    expect(judged(signedUpdate(many)).codes).toEqual(['pdf.other-form']);
  });

  test('a table that names another object in the place of one that stands there: cannot be told', () => {
    // Whoever goes by the table then sees the page before, and whoever goes by the objects the one that the table leaves out.
    const bytes = signedUpdate(unsignedPdf(), {}, undefined, (text) => text.replace(/xref\n1 1\n\d{10} 00000 n \n3 3\n\d{10} 00000 n \n(\d{10}) 00000 n \n(\d{10}) 00000 n \n/u, (_, field: string, value: string) => (
      `xref\n1 1\n${String(text.lastIndexOf('1 0 obj')).padStart(10, '0')} 00000 n \n4 3\n${field} 00000 n \n${value} 00000 n \n00000000-1 00000 n \n`)));
    expect(Buffer.from(bytes).includes('00000000-1')).toBe(true);
    expect(judged(bytes)).toMatchObject({ codes: ['pdf.other-form'], signers: [] });
  });

  test('every changed byte keeps it from holding, and so does every cut', () => {
    const passed = [...flips(whole)].filter(({ bytes }) => judged(bytes).axes.startsWith('pass pass')).map(({ at }) => at);
    expect(passed).toEqual([]);
    const first = unsignedPdf().length;
    for (const { at, bytes } of cuts(whole)) if (at < first - 1 || at > first) expect(judged(bytes).axes.startsWith('pass'), `${at} bytes`).toBe(false);
  }, 120_000);
});

test('a report as it is written carries its run within the signature', async () => {
  const bytes = signed(await roomyReport());
  expect(judged(bytes)).toMatchObject({ axes: 'pass pass indeterminate', signers: ['valid'] });
  expect(judged(bytes).codes).toEqual(expect.arrayContaining(['pdf.covers', 'pdf.run-embedded']));
  expect(judged(bytes, { artifact: Uint8Array.of(1) }).codes).toContain('pdf.other-evidence');
});

test('the chain is of the key that signs, and there is room', () => {
  const other = certificate(undefined, [], AUTHORITY.signer.spki);
  expect(() => signed(tinyPdf(), other)).toThrow();
  expect(() => signed(tinyPdf({ room: 200 }))).toThrow(/room/);
  expect(() => signed(SMALL)).toThrow();
  expect(signed(tinyPdf())).toEqual(SMALL);
  expect(PERSON.algorithm).toBe('ecdsa-p256-sha256');
});

function fieldOf(bytes: Uint8Array): { readonly from: number; readonly to: number } {
  const read = readPdf(bytes);
  const found = read.ok ? signatureField(read.file)?.contents : null;
  if (found === null || found === undefined) throw new Error('no field');
  return found;
}

function rangeOf(bytes: Uint8Array): readonly number[] {
  const read = readPdf(bytes);
  return (read.ok ? signatureField(read.file)?.byteRange : null) ?? [];
}
