import type { ReportModel } from '../model.ts';
import type { Document } from './pdfkit.ts';
import { sayable } from './showable.ts';

/**
 * Files within the report (ISO 19005-3, 6.8): each named in the catalogue's AF and EmbeddedFiles, with its type, and with the
 * run's as-of as its date, because no other date may enter. They are what the report was made from: relationship Source.
 */
export function attach(doc: Document, model: ReportModel): void {
  const at = new Date(model.asOf);
  for (const { name, mediaType, about, text } of model.attachments) {
    const options = { name: sayable(name), type: mediaType, description: sayable(about), creationDate: at, modifiedDate: at, relationship: 'Source' } as const;
    doc.file(Buffer.from(text, 'utf8'), options);
  }
}
