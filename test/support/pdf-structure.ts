import { dict, isArray, isDict, isName, isRef, readPdf, textOf, type PdfDict, type PdfFile, type PdfValue } from './pdf-objects.ts';
import { pageTexts } from './pdf-page-text.ts';

/** What an assistive program finds in a tagged PDF: the structure tree with the text that belongs to each node. */
export interface StructNode {
  readonly type: string;
  readonly title: string | null;
  readonly alt: string | null;
  readonly scope: string | null;
  readonly text: string;
  /** This node and those below it in reading order; figures are not read, their alternatives are. */
  readonly reading: string;
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
  /** Of each bookmark, how many it has below it as it says itself: negative while they are folded. */
  readonly folded: readonly number[];
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
  const outline = outlineItems(file, dict(file, catalogue.get('Outlines')));
  const metadata = catalogue.get('Metadata');
  const id = file.trailer.get('ID');
  const [fileId] = isArray(id) ? id : [];
  return {
    root, pages: pages.length, language: textOf(file.get(catalogue.get('Lang'))), untagged,
    marked: dict(file, catalogue.get('MarkInfo')).get('Marked') === true,
    displaysTitle: dict(file, catalogue.get('ViewerPreferences')).get('DisplayDocTitle') === true,
    metadata: isRef(metadata) ? (file.object(metadata.ref).stream ?? Buffer.alloc(0)).toString('utf8') : '',
    bookmarks: outline.map((each) => textOf(file.get(each.get('Title'))) ?? ''),
    folded: outline.map((each) => Number(each.get('Count') ?? 0)),
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
  const type = own.get('S');
  let text = '';
  const read: string[] = [];
  const children: StructNode[] = [];
  for (const kid of kids(file, own.get('K'))) {
    const found = file.get(kid);
    const reference = typeof found === 'number' ? { page, mcid: found } : isDict(found) && typeof found.get('MCID') === 'number' ? { page: found.get('Pg'), mcid: Number(found.get('MCID')) } : null;
    if (isDict(found) && found.has('Obj')) continue;
    if (reference === null) {
      const child = node(file, kid, texts, claimed);
      children.push(child);
      read.push(child.reading);
      continue;
    }
    if (!isRef(reference.page)) throw new Error('content without a page');
    const key = `${reference.page.ref}/${reference.mcid}`;
    if (claimed.has(key)) throw new Error(`content ${key} is claimed twice`);
    claimed.add(key);
    const piece = texts.get(reference.page.ref)?.get(reference.mcid);
    if (piece === undefined) throw new Error(`content ${key} does not exist`);
    text += text === '' ? piece : ` ${piece}`;
    read.push(piece);
  }
  const attributes = file.get(own.get('A'));
  const scope = isDict(attributes) ? attributes.get('Scope') : undefined;
  const name = isName(type) ? type.name : '?';
  return { type: name, reading: name === 'Figure' ? '' : read.filter((each) => each !== '').join(' '), title: textOf(file.get(own.get('T'))), alt: textOf(file.get(own.get('Alt'))), scope: isName(scope) ? scope.name : null, text, children };
}

function outlineItems(file: PdfFile, outline: PdfDict): PdfDict[] {
  const out: PdfDict[] = [];
  for (let next = outline.get('First'); next !== undefined; next = out.at(-1)?.get('Next')) out.push(dict(file, next));
  return out;
}
