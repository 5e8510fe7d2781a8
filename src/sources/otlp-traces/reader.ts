import type { Pointer } from '../../core/findings/index.ts';
import { isJsonObject, parseStrict, type JsonLimits } from '../../core/json/index.ts';
import { createDocumentSplitter, type ValuePlace } from '../../core/json/split/index.ts';
import { createCollector, type ExportArguments, type ExportForm, type ExportReader, type ExportSink } from '../audit-export/index.ts';
import { attributesOf, type Attributes } from './attributes.ts';
import { mapSpan } from './map-span.ts';

const SPANS = ['resourceSpans', '*', 'scopeSpans', '*', 'spans', '*'] as const;
export const OTLP_RULES = [SPANS, ['resourceSpans', '*', 'resource'], ['resourceSpans', '*', 'scopeSpans', '*', 'scope']] as const;
const [SPAN, RESOURCE] = [0, 1];
/** Members around spans that say which version of the conventions they follow; nothing is read by it. */
const EXPECTED = /\/schemaUrl$/;
const NONE: Attributes = new Map();

/**
 * Reads ExportTraceServiceRequest messages in their JSON form: one, several, or one a line. Holds one span at a time and
 * the attributes of the resource it belongs to. A resource that its message states after its spans comes too late for
 * them, and is counted as unread; every known exporter writes it first, in the order of the message's fields.
 */
export function createOtlpTraceReader(form: ExportForm, args: ExportArguments, sink: ExportSink): ExportReader {
  const collector = createCollector(args, sink);
  const { file } = args;
  // ProtoJSON: a 64-bit integer may be written as a number too, and nanoseconds since 1970 are beyond 2^53.
  const limits: JsonLimits = { maxDepth: args.maxJsonDepth, maxBytes: args.maxValueBytes, largeIntegers: 'text' };
  let owner = '';
  let spansOf = '';
  let resource = NONE;

  const pointer = (offset: number, length: number, place: ValuePlace): Pointer => ({ file, offset, length, pointer: place.pointer() });
  /** Which element of `resourceSpans`, of which document, a value belongs to. */
  const elementOf = (place: ValuePlace): string => `${place.document}/${place.indexes[0] ?? 0}`;

  const splitter = createDocumentSplitter({ rules: OTLP_RULES, lines: form === 'lines', maxValueBytes: args.maxValueBytes }, {
    value(rule, bytes, offset, place) {
      const at = pointer(offset, bytes.length, place);
      const read = parseStrict(bytes, limits);
      const element = elementOf(place);
      if (!read.ok) return collector.malformed({ ...at, offset: offset + read.offset, length: bytes.length - read.offset }, read.problem);
      if (!isJsonObject(read.value)) return collector.malformed(at, 'wrong-type');
      if (rule === SPAN) {
        spansOf = element;
        mapSpan(read.value, owner === element ? resource : NONE, at, collector);
      } else if (rule === RESOURCE) {
        owner = element;
        resource = attributesOf(read.value);
        if (spansOf === element) collector.unread(`${place.pointer().replaceAll(/\d+/g, '*')}, after its spans`, at);
      }
    },
    other(bytes, offset, place) {
      const name = place.pointer();
      if (name === '' || !parseStrict(bytes, limits).ok) collector.malformed(pointer(offset, bytes.length, place), name === '' ? 'wrong-type' : 'malformed');
      else if (!EXPECTED.test(name)) collector.unread(name.slice(0, 200).replaceAll(/\/\d+(?=\/|$)/g, '/*'), pointer(offset, bytes.length, place));
    },
    tooLong: (offset, place) => collector.malformed({ file, offset, pointer: place.pointer() }, 'too-long'),
    broken: (problem, offset) => (form === 'lines' ? collector.malformed({ file, offset }, problem) : collector.broken(problem, offset)),
  });
  return {
    push: (chunk) => splitter.push(chunk),
    end() {
      splitter.end();
      return collector.finish('spans and events', splitter.documents);
    },
  };
}
