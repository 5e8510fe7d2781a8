import { LAYERS, type EventLine } from '../bundle/format.ts';
import { isSha256Hex, parseTimestamp } from '../encoding/index.ts';
import { anything, array, integer, object, oneOf, optional, record, text, type Shape } from '../json/index.ts';

/** Longest name or identifier an event may carry; longer ones only serve to fill memory. */
const MAX_NAME = 1_024;

const name = text((value) => value !== '' && value.length <= MAX_NAME);
const digest = text(isSha256Hex);

const ACTOR: Shape<EventLine['actor']> = object<EventLine['actor']>({
  kind: oneOf(['agent', 'person', 'service']),
  id: name,
  version: optional(text()),
  credential: optional(name),
});

type Opened = NonNullable<EventLine['open']>[string];

/** One event line, member for member: docs/formats/evidence-bundle.md. What `data` holds is judged by its reader. */
export const EVENT_LINE: Shape<EventLine> = object<EventLine>({
  record_id: name,
  seq: integer(0),
  timestamp: text((value) => parseTimestamp(value) !== null),
  type: name,
  layer: oneOf(LAYERS),
  actor: ACTOR,
  action_id: optional(name),
  causes: array(name),
  outcome: optional(oneOf(['success', 'failure', 'denied', 'escalated', 'timeout'])),
  data: record(anything),
  withheld: optional(record(digest)),
  open: optional(record(object<Opened>({ salt: name, value: anything }))),
  prev: digest,
  hash: digest,
});
