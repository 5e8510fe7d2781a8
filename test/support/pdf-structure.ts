import { createReader, isArray, isDict, isName, isRef, readPdf, textOf, type PdfDict, type PdfFile, type PdfValue } from './pdf-objects.ts';

/** What an assistive program finds in a tagged PDF: the structure tree with the text that belongs to each node. */
export interface StructNode {
  readonly type: string;
  readonly title: string | null;
  readonly alt: string | null;
  readonly scope: string | null;
  readonly text: string;
  readonly children: readonly StructNode[];
}

export interface PdfStructure {
  readonly root: StructNode;
  readonly pages: number;
  readonly language: string | null;
  readonly marked: boolean;
  readonly displaysTitle: boolean;
  readonly metadata: string;
  readonly bookmarks: readonly string[];
  /** Painting operators outside any marked content, and text inside none or in two marks at once. */
  readonly untagged: readonly string[];
  /** Marked-content ids that no node of the tree claims. */
  readonly unclaimed: number;
  readonly id: string;
}

/** Reads the file itself; nothing is taken from what wrote it. */
export function readStructure(bytes: Buffer): PdfStructure {
  const file = readPdf(bytes);
  const catalogue = dict(file, file.trailer.get('Root'));
  const pages = pageList(file, dict(file, catalogue.get('Pages')));
  const untagged: string[] = [];
  const texts = new Map(pages.map((page) => [page, pageTexts(file, page, untagged)]));
  const claimed = new Set<string>();
  const rootKids = kids(file, dict(file, catalogue.get('StructTreeRoot')).get('K'));
  const first = rootKids[0];
  if (rootKids.length !== 1 || first === undefined) throw new Error('the structure tree has not one root');
  const root = node(file, first, texts, claimed);
  const ids = [...texts].flatMap(([page, marks]) => [...marks.keys()].map((mcid) => `${page}/${mcid}`));
  const metadata = catalogue.get('Metadata');
  const id = file.trailer.get('ID');
  const [fileId] = isArray(id) ? id : [];
  return {
    root, pages: pages.length, language: textOf(file.get(catalogue.get('Lang'))), untagged,
    marked: dict(file, catalogue.get('MarkInfo')).get('Marked') === true,
    displaysTitle: dict(file, catalogue.get('ViewerPreferences')).get('DisplayDocTitle') === true,
    metadata: isRef(metadata) ? (file.object(metadata.ref).stream ?? Buffer.alloc(0)).toString('utf8') : '',
    bookmarks: bookmarks(file, dict(file, catalogue.get('Outlines'))),
    unclaimed: ids.filter((each) => !claimed.has(each)).length,
    id: typeof fileId === 'object' && fileId !== null && 'bytes' in fileId ? fileId.bytes.toString('hex') : '',
  };
}

export function* walk(root: StructNode): Generator<StructNode> {
  yield root;
  for (const child of root.children) yield* walk(child);
}

/** All text below a node, in the tree's order. */
export const textIn = (root: StructNode): string => [...walk(root)].map((each) => each.text).filter((each) => each !== '').join(' ');

function dict(file: PdfFile, value: PdfValue | undefined): PdfDict {
  const found = file.get(value);
  if (!isDict(found)) throw new Error('not a dictionary');
  return found;
}

const kids = (file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] => {
  const found = file.get(value);
  return found === undefined || found === null ? [] : isArray(found) ? found : [value ?? null];
};

function pageList(file: PdfFile, pages: PdfDict): number[] {
  return kids(file, pages.get('Kids')).map((kid) => {
    if (!isRef(kid)) throw new Error('page is not a reference');
    return kid.ref;
  });
}

function node(file: PdfFile, value: PdfValue, texts: ReadonlyMap<number, ReadonlyMap<number, string>>, claimed: Set<string>): StructNode {
  const own = dict(file, value);
  const page = own.get('Pg');
  let text = '';
  const children: StructNode[] = [];
  for (const kid of kids(file, own.get('K'))) {
    const found = file.get(kid);
    const reference = typeof found === 'number' ? { page, mcid: found } : isDict(found) && typeof found.get('MCID') === 'number' ? { page: found.get('Pg'), mcid: Number(found.get('MCID')) } : null;
    if (reference === null) {
      children.push(node(file, kid, texts, claimed));
      continue;
    }
    if (!isRef(reference.page)) throw new Error('content without a page');
    const key = `${reference.page.ref}/${reference.mcid}`;
    if (claimed.has(key)) throw new Error(`content ${key} is claimed twice`);
    claimed.add(key);
    const piece = texts.get(reference.page.ref)?.get(reference.mcid);
    if (piece === undefined) throw new Error(`content ${key} does not exist`);
    text += text === '' ? piece : ` ${piece}`;
  }
  const type = own.get('S');
  const attributes = file.get(own.get('A'));
  const scope = isDict(attributes) ? attributes.get('Scope') : undefined;
  return { type: isName(type) ? type.name : '?', title: textOf(file.get(own.get('T'))), alt: textOf(file.get(own.get('Alt'))), scope: isName(scope) ? scope.name : null, text, children };
}

function bookmarks(file: PdfFile, outline: PdfDict): string[] {
  const out: string[] = [];
  for (let next = outline.get('First'); next !== undefined; next = dict(file, next).get('Next')) out.push(textOf(file.get(dict(file, next).get('Title'))) ?? '');
  return out;
}

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Tj', 'TJ', 'Do', 'sh']);

function pageTexts(file: PdfFile, page: number, untagged: string[]): Map<number, string> {
  const own = dict(file, { ref: page });
  const fonts = fontMaps(file, own);
  const content = own.get('Contents');
  const text = isRef(content) ? (file.object(content.ref).stream ?? Buffer.alloc(0)).toString('latin1') : '';
  const marks: { mcid: number | null; tag: string }[] = [];
  const found = new Map<number, string>();
  const reader = createReader(text, 0);
  let operands: PdfValue[] = [];
  let begun = false;
  let decode = (_bytes: Buffer): string => '';
  for (;;) {
    const token = reader.value();
    if (!isName(token) || !token.name.startsWith('op:')) {
      operands.push(token);
      continue;
    }
    const operator = token.name.slice(3);
    if (operator === '') break;
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
    operands = [];
  }
  if (marks.length > 0) untagged.push(`page ${page}: ${marks.length} marks left open`);
  return found;
}

/** Each font's own map from codes to text, as copying from a viewer uses it. */
function fontMaps(file: PdfFile, page: PdfDict): Map<string, (bytes: Buffer) => string> {
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
