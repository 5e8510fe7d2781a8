import type { OtlpAttribute } from '../../../core/artifacts/otlp-values.ts';
import type { SpanKind, SpanStatus, UnreadSpan } from '../../../core/artifacts/otlp.ts';
import { capital, formatNumber, plural } from '../../format.ts';
import { displayList } from '../../names.ts';

const heading = (n: number, word: string): string => (n === 0 ? `No ${word}s` : capital(plural(n, word)));

const LACKING: Readonly<Record<UnreadSpan['lacks'], string>> = {
  object: 'is no object', id: 'has no id', name: 'has a name that is no text', start: 'has no start that can be read', end: 'has no end that can be read',
};

/** Words on a trace and on one span of it. */
export const traceText = {
  theSpan: 'The span',
  kind: 'Kind',
  kinds: { unset: 'Not stated', internal: 'Internal', server: 'Server', client: 'Client', producer: 'Producer', consumer: 'Consumer' } satisfies Readonly<Record<SpanKind, string>>,
  statuses: { unset: 'Not stated', ok: 'Ended well', error: 'Error' } satisfies Readonly<Record<SpanStatus, string>>,
  statusSaying: (status: string, message: string) => `${status}: ${message}`,
  notStated: 'Not stated',
  place: 'Its place in the trace',
  scope: 'Recorded by',
  attributes: (n: number) => heading(n, 'attribute'),
  events: (n: number) => heading(n, 'event'),
  links: (n: number) => heading(n, 'link'),
  resource: (n: number) => `Where it ran, ${plural(n, 'attribute')}`,
  attributesOf: 'Attributes of the span',
  attributesOfEvent: (name: string) => `Attributes of the event ${name}`,
  attributesOfLink: 'Attributes of the link',
  attributesOfResource: 'Attributes of where it ran',
  key: 'Key',
  value: 'Value',
  type: 'Type',
  types: { string: 'text', boolean: 'yes or no', integer: 'integer', double: 'number', bytes: 'bytes', list: 'list', map: 'map', empty: 'empty' } satisfies Readonly<Record<OtlpAttribute['type'], string>>,
  empty: 'empty',
  eventAt: (time: string, after: string) => `${time}, ${after} after the span began`,
  eventBefore: (time: string, before: string) => `${time}, ${before} before the span began`,
  noTime: 'at no time that can be read',
  linkTo: 'Span',
  ofTrace: 'of trace',
  moreHere: (n: number) => `${formatNumber(n)} more in Text.`,
  moreAttributes: (n: number) => `${plural(n, 'attribute')} more in Text.`,
  moreCharacters: (n: number) => `and ${plural(n, 'character')} more, in Text`,
  dropped: (attributes: number, events: number, links: number) =>
    `Whoever wrote the trace says that it left out ${displayList(([[attributes, 'attribute'], [events, 'event'], [links, 'link']] as const).filter(([n]) => n > 0).map(([n, word]) => plural(n, word)))}.`,
  spansLeftOut: (shown: number) => `Only the first ${plural(shown, 'span')} are shown; the rest is in Text.`,
  unread: (n: number) => `${capital(plural(n, 'span'))} cannot be drawn. The others are as they stand in the file; so ${n === 1 ? 'does this one' : 'do these'}, in Text.`,
  lacking: (place: number, name: string, lacks: UnreadSpan['lacks']) => `Span ${formatNumber(place)}${name === '' ? '' : ` (${name})`} ${LACKING[lacks]}.`,
  unnamed: 'Unnamed',
  picture: 'Waterfall',
  table: 'Table',
  showAs: 'Show the trace as',
};
