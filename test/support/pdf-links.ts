import { dict, isDict, isName, isRef, list, readPdf, textOf, type PdfDict, type PdfFile, type PdfValue } from './pdf-objects.ts';

/** A link annotation as a viewer and an assistive program meet it. */
export interface PdfLink {
  readonly page: number;
  /** What it is called, null where it is called nothing. */
  readonly words: string | null;
  /** The number of the page it leads to, null where it leads nowhere. */
  readonly leadsTo: number | null;
  /** The type of the node of the structure tree that holds it, null where none does. */
  readonly heldBy: string | null;
}

/** Pages count from 1. `tabOrder` is each page's own. */
export function readLinks(bytes: Buffer): { readonly links: readonly PdfLink[]; readonly tabOrder: readonly (string | null)[]; readonly places: ReadonlyMap<string, number> } {
  const file = readPdf(bytes);
  const catalogue = dict(file, file.trailer.get('Root'));
  const pages = list(file, dict(file, catalogue.get('Pages')).get('Kids')).map((kid) => (isRef(kid) ? kid.ref : -1));
  const places = placesOf(file, catalogue, pages);
  const held = parents(file, catalogue);
  const links = pages.flatMap((page, index) =>
    list(file, dict(file, { ref: page }).get('Annots')).flatMap((annotation): PdfLink[] => {
      const own = dict(file, annotation);
      const key = own.get('StructParent');
      const node = typeof key === 'number' ? held.get(key) : undefined;
      const holds = node !== undefined && list(file, node.get('K')).some((kid) => {
        const object = file.get(kid);
        const target = isDict(object) ? object.get('Obj') : undefined;
        return isRef(target) && isRef(annotation) && target.ref === annotation.ref && isDict(object) && samePage(object.get('Pg'), page);
      });
      const type = node?.get('S');
      const action = file.get(own.get('A'));
      const name = textOf(file.get(isDict(action) ? action.get('D') : own.get('Dest')));
      return [{ page: index + 1, words: textOf(file.get(own.get('Contents'))), leadsTo: places.get(name ?? '') ?? null, heldBy: holds && isName(type) ? type.name : null }];
    }));
  return { links, places, tabOrder: pages.map((page) => { const tabs = dict(file, { ref: page }).get('Tabs'); return isName(tabs) ? tabs.name : null; }) };
}

const samePage = (value: PdfValue | undefined, page: number): boolean => isRef(value) && value.ref === page;

function placesOf(file: PdfFile, catalogue: PdfDict, pages: readonly number[]): Map<string, number> {
  const names = list(file, dict(file, dict(file, catalogue.get('Names')).get('Dests')).get('Names'));
  const out = new Map<string, number>();
  for (let at = 0; at + 1 < names.length; at += 2) {
    const [target] = list(file, names[at + 1]);
    const number = isRef(target) ? pages.indexOf(target.ref) + 1 : 0;
    const name = textOf(file.get(names[at]));
    if (number > 0 && name !== null) out.set(name, number);
  }
  return out;
}

/** Keys of the parent tree that belong to annotations, with the node each names. */
function parents(file: PdfFile, catalogue: PdfDict): Map<number, PdfDict> {
  const nums = list(file, dict(file, dict(file, catalogue.get('StructTreeRoot')).get('ParentTree')).get('Nums'));
  const out = new Map<number, PdfDict>();
  for (let at = 0; at + 1 < nums.length; at += 2) {
    const [key, value] = [nums[at], nums[at + 1]];
    if (typeof key === 'number' && isRef(value)) out.set(key, dict(file, value));
  }
  return out;
}
