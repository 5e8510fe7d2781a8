import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type {
  ActionDetail, ActionRow, CustodyEntry, EventDetail, EventRow, EvidenceDto, FileView, GraphDto, ImportStep, JournalEntry, Page,
  RecordSummary, RehashStep, ReportStep, RunDto, SearchHit, StatusDto, TimelineLanes,
} from './dto.ts';

/**
 * Every procedure a window may call, on either shell. Inputs are parsed in the privileged process;
 * outputs are the engine's own values, typed but not parsed again.
 */

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1).max(200);
/** An opaque name for a file the shell has taken in. The window never sends a path. */
const intake = z.string().regex(/^[0-9a-z]{16,64}$/);
const filter = z.string().max(2_000);
const offset = z.number().int().nonnegative();
const limit = z.number().int().min(1).max(1_000);
const laneKey = z.enum(['agent', 'fleet', 'person', 'actor', 'layer', 'system']);

/** Errors as data: the message is for logs; windows render code and values. */
const errors = {
  NOT_FOUND: { data: z.object({ what: z.string() }) },
  BAD_FILTER: { data: z.object({ at: z.number(), problem: z.string() }) },
  UNREADABLE: { data: z.object({ because: z.string() }) },
  /** The disk would not take it. Nothing that was there is lost; `problem` says what to do. */
  STORAGE: { data: z.object({ problem: z.enum(['full', 'read-only', 'denied']) }) },
  CANCELLED: {},
  SELF_TEST: { data: z.object({ failed: z.array(z.string()) }) },
} as const;
const base = oc.errors(errors);

export const contract = {
  session: {
    status: base.output(type<StatusDto>()),
    setTrustPack: base.input(z.object({ intake })).output(type<StatusDto>()),
  },
  evidence: {
    list: base.output(type<readonly EvidenceDto[]>()),
    /** The first intake is the evidence; others accompany it (a Sigstore bundle's artifact). */
    import: base.input(z.object({ intakes: z.array(intake).min(1).max(16) })).output(eventIterator(type<ImportStep>())),
    verifyAgain: base.input(z.object({ digest })).output(eventIterator(type<ImportStep>())),
    /** Several bundles of one case, each against the one before it; without `again` only where a run does not say so yet. */
    verifyTogether: base
      .input(z.object({ digests: z.array(digest).min(1).max(64), again: z.boolean() }))
      .output(eventIterator(type<ImportStep>())),
    rehash: base.input(z.object({ digest })).output(eventIterator(type<RehashStep>())),
    /** Destroys the evidence, what accompanied only it, its runs and its index. There is no way back. */
    purge: base.input(z.object({ digest })).output(type<{ readonly purged: string }>()),
    file: base.input(z.object({ digest, name: z.string().max(4_096) })).output(type<FileView>()),
    bytes: base
      .input(z.object({ digest, name: z.string().max(4_096), offset, length: z.number().int().min(1).max(262_144) }))
      .output(type<{ readonly total: number; readonly base64: string }>()),
  },
  runs: {
    get: base.input(z.object({ runId: id })).output(type<RunDto>()),
    list: base.input(z.object({ digest })).output(type<readonly { readonly id: string; readonly startedAt: string }[]>()),
  },
  record: {
    summary: base.input(z.object({ digest })).output(type<RecordSummary>()),
    search: base.input(z.object({ digest, text: z.string().min(1).max(200) })).output(type<readonly SearchHit[]>()),
  },
  events: {
    page: base
      .input(z.object({ digest, filter, offset, limit, order: z.enum(['row', 'time', 'type', 'actor']), descending: z.boolean() }))
      .output(type<Page<EventRow>>()),
    get: base.input(z.object({ digest, id })).output(type<EventDetail>()),
    byRow: base.input(z.object({ digest, row: offset })).output(type<EventRow>()),
  },
  timeline: {
    lanes: base.input(z.object({ digest, by: laneKey, filter })).output(type<TimelineLanes>()),
    columns: base.input(z.object({ digest, by: laneKey, filter })).output(type<Blob>()),
  },
  graph: {
    get: base.input(z.object({ digest, snapshot: id.nullable() })).output(type<GraphDto>()),
  },
  actions: {
    page: base.input(z.object({ digest, filter, offset, limit })).output(type<Page<ActionRow>>()),
    get: base.input(z.object({ digest, id })).output(type<ActionDetail>()),
  },
  report: {
    render: base.input(z.object({ runId: id, paper: z.enum(['A4', 'Letter']) })).output(eventIterator(type<ReportStep>())),
  },
  custody: {
    list: base.output(type<{ readonly entries: readonly CustodyEntry[]; readonly intact: boolean }>()),
    /** Acts that happen in the window and belong in the custody log. */
    note: base
      .input(z.object({ act: z.enum(['case-exported', 'case-imported']), subject: z.string().max(200), detail: z.record(z.string().max(100), z.string().max(1_000)) }))
      .output(type<CustodyEntry>()),
  },
  review: {
    append: base
      .input(z.object({ entries: z.array(z.object({
        id: z.uuid(), table: z.enum(['cases', 'notes', 'bookmarks', 'filters']), op: z.enum(['put', 'delete']), key: id, value: z.unknown(),
      })).min(1).max(500) }))
      .output(type<{ readonly seq: number }>()),
    read: base.input(z.object({ after: z.number().int().min(-1), limit })).output(type<readonly JournalEntry[]>()),
  },
};
