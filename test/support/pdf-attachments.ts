import { dict, isName, isRef, list, readPdf, textOf } from './pdf-objects.ts';

export interface PdfAttachment {
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly relationship: string | null;
  readonly about: string | null;
  readonly modified: string | null;
  readonly checksum: string | null;
  readonly bytes: Buffer;
}

/** Files within a PDF that its catalogue names both as associated and by name. */
export function readAttachments(bytes: Buffer): PdfAttachment[] {
  const file = readPdf(bytes);
  const catalogue = dict(file, file.trailer.get('Root'));
  const associated = list(file, catalogue.get('AF')).map((each) => (isRef(each) ? each.ref : -1));
  const names = dict(file, catalogue.get('Names')).get('EmbeddedFiles');
  const named = names === undefined ? [] : list(file, dict(file, names).get('Names')).filter(isRef).map(({ ref }) => ref);
  if (associated.join() !== named.join()) throw new Error('associated files and named files differ');
  return associated.map((ref) => {
    const own = dict(file, { ref });
    const stream = dict(file, own.get('EF')).get('F');
    if (!isRef(stream)) throw new Error('an attachment without bytes');
    const params = dict(file, dict(file, stream).get('Params'));
    const sum = params.get('CheckSum');
    const subtype = dict(file, stream).get('Subtype');
    const relationship = own.get('AFRelationship');
    return {
      name: textOf(own.get('UF')), about: textOf(own.get('Desc')), modified: textOf(params.get('ModDate')), bytes: file.object(stream.ref).stream ?? Buffer.alloc(0),
      mediaType: isName(subtype) ? subtype.name.replaceAll(/#([0-9a-fA-F]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : null,
      relationship: isName(relationship) ? relationship.name : null,
      checksum: typeof sum === 'object' && sum !== null && 'bytes' in sum ? sum.bytes.toString('hex') : null,
    };
  });
}
