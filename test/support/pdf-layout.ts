import { contentOperators, isArray, isDict, isName, readPdf, type PdfValue } from './pdf-objects.ts';
import { fontMaps } from './pdf-page-text.ts';

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);

/** Every page as lines of text: where each piece of text begins, in which face and size, and how much else was painted. Points from the top left. */
export function readLayout(bytes: Buffer): string[] {
  const file = readPdf(bytes);
  const root = file.get(file.trailer.get('Root'));
  const pages = file.get(isDict(root) ? root.get('Pages') : undefined);
  const kids = file.get(isDict(pages) ? pages.get('Kids') : undefined);
  return (isArray(kids) ? kids : []).map((kid) => {
    const page = file.get(kid);
    if (!isDict(page)) throw new Error('a page is not a dictionary');
    const fonts = fontMaps(file, page);
    const faces = facesOf(file.get(page.get('Resources')), (value) => file.get(value));
    const lines: string[] = [];
    let [font, size, at, painted] = ['', 0, '', 0];
    for (const { operator, operands } of contentOperators(file, page)) {
      const [first, second] = operands;
      if (PAINTS.has(operator)) painted += 1;
      if (operator === 'Tm') at = `${rounded(operands[4])} ${rounded(operands[5])}`;
      if (operator === 'Tf' && isName(first)) [font, size] = [first.name, Number(second)];
      if (operator === 'TJ' && isArray(first)) {
        const said = first.map((each) => (typeof each === 'object' && each !== null && 'bytes' in each ? fonts.get(font)?.(each.bytes) ?? '' : '')).join('');
        lines.push(`${at} ${faces.get(font) ?? '?'} ${size} ${said}`);
      }
    }
    return [`painted ${painted}`, ...lines].join('\n');
  });
}

const rounded = (value: PdfValue | undefined): string => (typeof value === 'number' ? value.toFixed(1) : '?');

function facesOf(resources: PdfValue | undefined, get: (value: PdfValue | undefined) => PdfValue | undefined): Map<string, string> {
  const fonts = isDict(resources) ? get(resources.get('Font')) : undefined;
  const out = new Map<string, string>();
  if (!isDict(fonts)) return out;
  for (const [name, value] of fonts) {
    const font = get(value);
    const base = isDict(font) ? font.get('BaseFont') : undefined;
    out.set(name, isName(base) ? base.name.slice(base.name.indexOf('+') + 1).replace('IBMPlex', '') : '?');
  }
  return out;
}
