import { contentOperators, dict, isArray, isDict, isName, isRef, type PdfDict, type PdfFile } from './pdf-objects.ts';

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Tj', 'TJ', 'Do', 'sh']);

/** The text of each marked content of a page by its id; what is wrong with the marks goes into `untagged`. */
export function pageTexts(file: PdfFile, page: number, untagged: string[]): Map<number, string> {
  const own = dict(file, { ref: page });
  const fonts = fontMaps(file, own);
  const marks: { mcid: number | null; tag: string }[] = [];
  const found = new Map<number, string>();
  let begun = false;
  let decode = (_bytes: Buffer): string => '';
  for (const { operator, operands } of contentOperators(file, own)) {
    const [first, second] = operands;
    if (operator === 'BDC' || operator === 'BMC') {
      const mcid = isDict(second) ? second.get('MCID') : undefined;
      marks.push({ mcid: typeof mcid === 'number' ? mcid : null, tag: isName(first) ? first.name : '?' });
      if (typeof mcid === 'number') found.set(mcid, found.get(mcid) ?? '');
    }
    if (operator === 'EMC' && marks.pop() === undefined) untagged.push(`page ${page}: EMC without a beginning`);
    if (operator === 'BT') begun = true;
    if (operator === 'Tf' && isName(first)) decode = fonts.get(first.name) ?? decode;
    if (PAINTS.has(operator)) {
      const inside = marks.filter((mark) => mark.tag === 'Artifact' || mark.mcid !== null);
      if (inside.length !== 1) untagged.push(`page ${page}: ${operator} inside ${inside.length} marks`);
      const mcid = inside[0]?.mcid;
      if ((operator === 'TJ' || operator === 'Tj') && typeof mcid === 'number') {
        const strings = isArray(first) ? first : [first ?? null];
        const said = strings.map((each) => (typeof each === 'object' && each !== null && 'bytes' in each ? decode(each.bytes) : '')).join('');
        const before = found.get(mcid) ?? '';
        // Text objects are lines; within one, text only changes its font.
        found.set(mcid, before === '' || !begun ? before + said : `${before} ${said}`);
        begun = false;
      }
    }
  }
  if (marks.length > 0) untagged.push(`page ${page}: ${marks.length} marks left open`);
  return found;
}

/** Each font's own map from codes to text, as copying from a viewer uses it. */
export function fontMaps(file: PdfFile, page: PdfDict): Map<string, (bytes: Buffer) => string> {
  const fonts = file.get(dict(file, page.get('Resources')).get('Font'));
  const out = new Map<string, (bytes: Buffer) => string>();
  if (!isDict(fonts)) return out;
  for (const [name, value] of fonts) {
    const unicode = dict(file, value).get('ToUnicode');
    if (!isRef(unicode)) throw new Error(`font ${name} cannot be read back`);
    const map = (file.object(unicode.ref).stream ?? Buffer.alloc(0)).toString('latin1');
    const codes: string[] = [];
    for (const range of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/gu)) {
      const from = parseInt(range[1] ?? '0', 16);
      [...(range[2] ?? '').matchAll(/<([0-9a-f ]*)>/gu)].forEach((each, index) => {
        codes[from + index] = Buffer.from((each[1] ?? '').replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      });
    }
    out.set(name, (bytes) => Array.from({ length: bytes.length / 2 }, (_, index) => codes[bytes.readUInt16BE(index * 2)] ?? '\ufffd').join(''));
  }
  return out;
}
