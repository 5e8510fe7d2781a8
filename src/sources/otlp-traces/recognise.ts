import { createDocumentSplitter } from '../../core/json/split/index.ts';
import type { ExportForm } from '../audit-export/index.ts';
import { OTLP_RULES } from './reader.ts';

/** Whether a file that begins like this holds OTLP traces, and how its messages lie in it. `head` may end anywhere. */
export function recogniseOtlpTraces(head: Uint8Array): ExportForm | null {
  if (!holdsSpans(head, false).found) return null;
  const lines = holdsSpans(head, true);
  return lines.broken ? 'document' : 'lines';
}

/** `broken`: the first message goes on over a line feed, so the file is not one message a line. */
function holdsSpans(head: Uint8Array, lines: boolean): { readonly found: boolean; readonly broken: boolean } {
  let found = false;
  let broken = false;
  const seen = (): void => {
    found = true;
  };
  const splitter = createDocumentSplitter({ rules: OTLP_RULES, lines, maxValueBytes: head.length }, {
    value: seen,
    other(_bytes, _offset, place) {
      found ||= place.pointer() === '/resourceSpans';
    },
    tooLong: seen,
    broken: (problem) => {
      broken ||= problem === 'unexpected-end' && splitter.documents === 1;
    },
  });
  splitter.push(head);
  return { found, broken };
}
