import { isJsonObject, parseStrict } from '../../core/json/index.ts';
import { createDocumentSplitter } from '../../core/json/split/index.ts';
import type { ExportForm } from '../audit-export/index.ts';
import { looksLikeRecord } from './event-fields.ts';

/** Whether a file that begins like this is CloudTrail's, and how its records lie in it. `head` may end anywhere. */
export function recogniseCloudTrail(head: Uint8Array): ExportForm | null {
  if (holdsRecord(head, ['Records', '*'], false)) return 'document';
  return holdsRecord(head, [], true) ? 'lines' : null;
}

function holdsRecord(head: Uint8Array, rule: readonly string[], lines: boolean): boolean {
  let found = false;
  const nothing = (): void => undefined;
  const splitter = createDocumentSplitter({ rules: [rule], lines, maxValueBytes: head.length }, {
    value(_rule, bytes) {
      const read = found ? null : parseStrict(bytes);
      found ||= read?.ok === true && isJsonObject(read.value) && looksLikeRecord(Object.keys(read.value));
    },
    other: nothing,
    tooLong: nothing,
    broken: nothing,
  });
  splitter.push(head);
  return found;
}
