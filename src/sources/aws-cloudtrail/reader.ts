import type { Pointer } from '../../core/findings/index.ts';
import { isJsonObject, parseStrict } from '../../core/json/index.ts';
import { createDocumentSplitter, type ValuePlace } from '../../core/json/split/index.ts';
import { createCollector, type ExportArguments, type ExportForm, type ExportReader, type ExportSink } from '../audit-export/index.ts';
import { RECORD_MEMBERS } from './event-fields.ts';
import { mapRecord } from './map-record.ts';

/** Reads CloudTrail log files (`{"Records": […]}`, one or several), or one record a line. Holds one record at a time. */
export function createCloudTrailReader(form: ExportForm, args: ExportArguments, sink: ExportSink): ExportReader {
  const collector = createCollector(args, sink);
  const { file } = args;
  const limits = { maxDepth: args.maxJsonDepth, maxBytes: args.maxValueBytes };

  const pointer = (offset: number, length: number, place: ValuePlace): Pointer => (form === 'lines' ? { file, offset, length } : { file, offset, length, pointer: place.pointer() });
  const splitter = createDocumentSplitter({ rules: form === 'lines' ? [[]] : [['Records', '*']], lines: form === 'lines', maxValueBytes: args.maxValueBytes }, {
    value(_rule, bytes, offset, place) {
      const at = pointer(offset, bytes.length, place);
      const read = parseStrict(bytes, limits);
      if (!read.ok) return collector.malformed({ ...at, offset: offset + read.offset, length: bytes.length - read.offset }, read.problem);
      if (!isJsonObject(read.value)) return collector.malformed(at, 'wrong-type');
      for (const name in read.value) if (!RECORD_MEMBERS.has(name)) collector.unread(`/${name.slice(0, 100)}`, at);
      mapRecord(read.value, at, collector);
    },
    other(bytes, offset, place) {
      const at = pointer(offset, bytes.length, place);
      if (place.pointer() === '') collector.malformed(at, 'wrong-type');
      else collector.unread(place.pointer().slice(0, 100), at);
    },
    tooLong: (offset, place) => collector.malformed({ file, offset, ...(form === 'lines' ? {} : { pointer: place.pointer() }) }, 'too-long'),
    broken: (problem, offset) => (form === 'lines' ? collector.malformed({ file, offset }, problem) : collector.broken(problem, offset)),
  });
  return {
    push: (chunk) => splitter.push(chunk),
    end() {
      splitter.end();
      return collector.finish('records', splitter.documents);
    },
  };
}
