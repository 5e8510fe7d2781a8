import { anything, array, integer, object, optional, record, text, type JsonObject, type Shape, type ShapeProblem } from '../../../src/core/json/index.ts';

/** Closed schemas of the signed objects (sections 4, 6 and 7): required members, no others, `ext` opaque. */
interface Common {
  readonly v: number;
  readonly type: string;
  readonly run: string;
  readonly recorder: string;
  readonly key: string;
  readonly seq: number;
  readonly prev: string;
  readonly ts: string;
  readonly ext?: unknown;
}
interface Open extends Common { readonly hmax: number; readonly htol: number; readonly cp_nonce?: string }
interface Activity extends Common { readonly event: { readonly class: string; readonly id: string; readonly dir: string }; readonly decision?: Decision }
interface Close extends Common { readonly count: number; readonly head: string }
interface Decision { readonly policy: string; readonly request_fp: string; readonly inputs: unknown; readonly verdict: string }
interface Confirmation {
  readonly v: number;
  readonly type: string;
  readonly run: string;
  readonly flow: string;
  readonly nonce: string;
  readonly received?: unknown;
  readonly none?: unknown;
  readonly ext?: unknown;
}

const ext = optional(record(anything));
const common = { v: integer(0), type: text(), run: text(), recorder: text(), key: text(), seq: integer(0), prev: text(), ts: text(), ext };
const DECISION = object<Decision>({ policy: text(), request_fp: text(), inputs: record(anything), verdict: text() });
const EVENT = object<Activity['event']>({ class: text(), id: text(), dir: text() });

const PAYLOADS: Readonly<Record<string, Shape<unknown>>> = {
  open: object<Open>({ ...common, hmax: integer(0), htol: integer(0), cp_nonce: optional(text()) }),
  activity: object<Activity>({ ...common, event: EVENT, decision: optional(DECISION) }),
  heartbeat: object<Common>(common),
  close: object<Close>({ ...common, count: integer(0), head: text() }),
  received: object<Confirmation>({ v: integer(0), type: text(), run: text(), flow: text(), nonce: text(), received: optional(anything), none: optional(anything), ext }),
};

/** What is wrong with a record or confirmation, or null. */
export function payloadProblem(value: JsonObject): ShapeProblem['problem'] | null {
  const type = value['type'];
  const shape = typeof type === 'string' && Object.hasOwn(PAYLOADS, type) ? PAYLOADS[type] : undefined;
  return shape === undefined ? 'wrong-value' : problemWith(shape, value);
}

function problemWith(shape: Shape<unknown>, value: unknown): ShapeProblem['problem'] | null {
  const problems: ShapeProblem[] = [];
  return shape(value, '', problems) && problems.length === 0 ? null : (problems[0]?.problem ?? 'wrong-type');
}

export interface Anchors {
  readonly log: string;
  readonly tree_head: { readonly size: number; readonly root: string; readonly sig: string; readonly signed: string; readonly ext?: unknown };
  readonly entries: readonly AnchorEntry[];
}
export interface AnchorEntry {
  readonly recorder: string;
  readonly run: string;
  readonly seq: number;
  readonly leaf: string;
  readonly index: number;
  readonly proof: readonly string[];
  readonly ext?: unknown;
}
export const ANCHORS: Shape<Anchors> = object<Anchors>({
  log: text(),
  tree_head: object<Anchors['tree_head']>({ size: integer(0), root: text(), sig: text(), signed: text(), ext }),
  entries: array(object<AnchorEntry>({ recorder: text(), run: text(), seq: integer(0), leaf: text(), index: integer(0), proof: array(text()), ext })),
});

export interface SignedHead {
  readonly log: string;
  readonly root: string;
  readonly size: number;
  readonly ext?: unknown;
}
export const SIGNED_HEAD: Shape<SignedHead> = object<SignedHead>({ log: text(), root: text(), size: integer(0), ext });
