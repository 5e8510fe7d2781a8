import { type CheckReport, createFindingSink, type JsonWord, type Pointer } from '../../core/findings/index.ts';
import type { Action, RecordEvent } from '../../core/model/record.ts';
import type { ExportArguments, ExportResult, ExportSink } from './export-reader.ts';
import { createMentions, type Mentions } from './mentions.ts';
import { createSeenIds } from './seen-ids.ts';
import { createTally } from './tally.ts';

/** Everything about a row but its place among the others. */
export type Row = Omit<RecordEvent, 'seq' | 'integrity' | 'hash' | 'id'> & { readonly id: string | null };

/** What every reader of an audit export does with a record once it is understood. */
export interface Collector {
  readonly mentions: Mentions;
  /** A row, and the action it tells of. Returns the row's id: the source's, made unique in this file. */
  add(row: Row, action: ((id: string) => Action) | null): string;
  /** A record that is not of the format's shape: no row. `member` is the one that is missing or not of its type. */
  malformed(at: Pointer, problem: JsonWord, member?: string): void;
  /** A member that this version does not read, by name. */
  unread(name: string, at: Pointer): void;
  /** Something that the source itself says it left out. */
  dropped(count: number, at: Pointer): void;
  broken(problem: JsonWord, offset: number): void;
  finish(unit: string, documents: number): ExportResult;
}

const unsigned = (at: Pointer, unit: string): readonly CheckReport[] => [
  { id: 'source.content', examined: 0, unit, findings: [{ code: 'source.no-digest', at }] },
  { id: 'source.signature', examined: 0, unit, skipped: 'absent', findings: [{ code: 'source.unsigned', at }] },
  { id: 'source.extent', examined: 0, unit, findings: [{ code: 'source.no-head', at }] },
  { id: 'time.independent', examined: 0, unit, findings: [{ code: 'source.own-clock', at }] },
];

/** Times were read from calendars and counts of nanoseconds: they lie within what a date can hold, or are not printed. */
const iso = (time: number): string => (Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : `${time}`);

export function createCollector({ file, maxFindingsPerCode, asOf }: ExportArguments, sink: ExportSink): Collector {
  const found = createFindingSink(maxFindingsPerCode);
  const unknown = createTally();
  const unread = createTally();
  const mentions = createMentions();
  const seen = createSeenIds();
  let rows = 0;
  let actions = 0;
  let malformed = 0;
  let repeated = 0;
  let left = 0;
  let latest: { readonly time: number; readonly at: Pointer } | null = null;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;

  const identify = (id: string | null, at: Pointer): string => {
    if (id === null) return `${file}#${rows}`;
    if (!seen.add(id)) return id;
    repeated += 1;
    found.add({ code: 'source.repeated-id', at, values: { id } });
    // Rows are found by id: the second of a name must not lead to the first.
    return `${id}#${rows}`;
  };
  return {
    mentions,
    add(row, action) {
      const id = identify(row.id, row.at);
      const at = { ...row.at, event: id };
      from = Math.min(from, row.time);
      to = Math.max(to, row.time);
      if (row.time > asOf && (latest === null || row.time > latest.time)) latest = { time: row.time, at };
      if (!row.known) unknown.add(row.type, at);
      const made = action === null ? null : action(id);
      sink.event?.({ ...row, id, actionId: made?.id ?? row.actionId, seq: rows, hash: null, at, integrity: 'unsigned' });
      rows += 1;
      if (made === null) return id;
      actions += 1;
      sink.action?.(made);
      return id;
    },
    malformed(at, problem, member) {
      malformed += 1;
      found.add({ code: 'source.malformed-record', at, values: { problem, ...(member === undefined ? {} : { member }) } });
    },
    unread: (name, at) => unread.add(name, at),
    dropped(count, at) {
      left += count;
      found.add({ code: 'source.dropped', at, values: { count } });
    },
    broken: (problem, offset) => found.add({ code: 'source.broken-off', at: { file, offset }, values: { problem } }),
    finish(unit, documents) {
      for (const { name, count, first } of unknown.names) found.add({ code: 'source.unknown-type', at: first, values: { type: name, count } });
      for (const { name, count, first } of unread.names) found.add({ code: 'source.unread-member', at: first, values: { member: name, count } });
      if (latest !== null) found.add({ code: 'time.after-as-of', at: latest.at, expected: iso(asOf), computed: iso(latest.time), values: { what: 'event' } });
      const reports: readonly CheckReport[] = [
        ...unsigned({ file }, unit),
        {
          id: 'source.content', examined: rows + malformed, unit,
          facts: [
            ['documents', `${documents}`], ['mapped', `${rows - unknown.total}`], ['unknown-kind', `${unknown.total}`], ['malformed', `${malformed}`],
            ['unread-members', `${unread.total}`], ['repeated-ids', `${repeated}`],
            ...(unknown.beyond + unread.beyond + mentions.beyond === 0 ? [] : [['names-not-listed', `${unknown.beyond + unread.beyond + mentions.beyond}`] as const]),
          ],
          ...found.of('source.content'),
        },
        { id: 'source.extent', examined: 0, unit, ...(left === 0 ? {} : { facts: [['dropped', `${left}`] as const] }), ...found.of('source.extent') },
        { id: 'time.period', examined: rows, unit, ...found.of('time.period') },
      ];
      return {
        record: {
          period: { from: rows === 0 ? 0 : from, to: rows === 0 ? 0 : to },
          eventCount: rows,
          unknownTypes: unknown.names.map(({ name, count }) => ({ type: name, count })),
          people: [], roles: [], bindings: [], agents: mentions.agents, fleets: [], policies: [], graphs: [], actions: [],
          course: { work: [], locks: [], agentChanges: [], roleChanges: [], publications: [], accountable: mentions.answers },
          ...(mentions.credentialUses.length === 0 ? {} : { access: { credentials: [], credentialUses: mentions.credentialUses, delegations: [], breakGlass: [] } }),
        },
        reports,
        counts: { records: rows + malformed, mapped: rows - unknown.total, unknown: unknown.total, malformed, actions },
      };
    },
  };
}
