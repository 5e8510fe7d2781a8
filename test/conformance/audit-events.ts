import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, parseStrict } from '../../src/core/json/index.ts';
import type { Action, RecordEvent } from '../../src/core/model/record.ts';
import { createCloudTrailReader, recogniseCloudTrail } from '../../src/sources/aws-cloudtrail/index.ts';
import type { SuiteResult } from './run.ts';

const FILE = 'AWS.CloudTrail.jsonl';
/** What the spelling of a refusal looks like to somebody who only reads the code. */
const REFUSED = /denied|unauthorized|not.?authorized|authorizationerror|forbidden|explicitdeny/i;
/** A date and a time of day to the second in UTC. A day or a year alone is no time of an event. */
const WHOLE = /^(\d{4}-\d\d-\d\d)[T ](?!24)(\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z?$/;

/**
 * Every record of CloudTrail's file against what its own JSON says: a row for each that has a name and a time, at its
 * line's bytes, under its own actor and with its own outcome. The other vendors' files are not read, which is said.
 */
export function run(vectorsDir: string): Promise<SuiteResult> {
  const bytes = new Uint8Array(readFileSync(join(vectorsDir, 'audit-events', FILE)));
  const differences: string[] = [];
  if (recogniseCloudTrail(bytes.subarray(0, 65_536)) !== 'lines') differences.push(`${FILE}: not recognised as one record a line`);
  const rows = new Map<number, RecordEvent>();
  const actions = new Map<string, Action>();
  const reader = createCloudTrailReader('lines', { file: FILE, maxValueBytes: 2 ** 20, maxJsonDepth: 64, maxFindingsPerCode: 10_000, asOf: Date.UTC(2100, 0, 1) }, {
    event: (row) => void rows.set(row.at.offset ?? -1, row),
    action: (action) => void actions.set(action.id, action),
  });
  reader.push(bytes);
  const { counts, reports } = reader.end();
  const malformed = new Set(reports.flatMap((report) => report.findings).flatMap(({ code, at }) => (code === 'source.malformed-record' ? [at.offset] : [])));
  let total = 0;
  let agree = 0;
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    if (end === start) {
      start += 1;
      continue;
    }
    total += 1;
    const problem = judge(bytes.subarray(start, end), rows.get(start), malformed.has(start), actions);
    if (problem === null) agree += 1;
    else differences.push(`byte ${start}: ${problem}`);
    start = end + 1;
  }
  return Promise.resolve({ suite: 'audit-events', agree, total, differences, notes: [
    `CloudTrail: ${counts.records} records read, ${counts.mapped} mapped, ${counts.unknown} without a mapping, ${counts.malformed} without a name or time, ${counts.actions} actions`,
    'the other vendors’ files are not read by this version',
  ] });
}

function judge(line: Uint8Array, row: RecordEvent | undefined, malformed: boolean, actions: ReadonlyMap<string, Action>): string | null {
  const parsed = parseStrict(line);
  const record = parsed.ok && isJsonObject(parsed.value) ? parsed.value : null;
  const identity = record?.['userIdentity'];
  const stated = record?.['eventTime'];
  const [, day = '', clock = ''] = WHOLE.exec(typeof stated === 'string' ? stated : '') ?? [];
  const read = Date.parse(`${day}T${clock}Z`);
  const instant = Number.isNaN(read) || !new Date(read).toISOString().startsWith(day) ? Number.NaN : read;
  if (record === null || typeof record['eventName'] !== 'string' || record['eventName'] === '' || Number.isNaN(instant)) return malformed && row === undefined ? null : 'no name or no time, and not said to be malformed';
  if (row === undefined) return malformed ? 'said to be malformed' : 'no row';
  if (row.at.length !== line.length) return 'its pointer is not its line';
  if (row.time !== instant) return `time ${row.time}, not ${instant}`;
  if (!row.sourceType.endsWith(`:${record['eventName']}`)) return `named ${row.sourceType}`;
  const code = record['errorCode'];
  if (REFUSED.test(typeof code === 'string' ? code : '') !== (row.outcome === 'denied')) return `outcome ${row.outcome ?? 'not stated'} of error ${JSON.stringify(code)}`;
  const arn = isJsonObject(identity) ? identity['arn'] : undefined;
  if (typeof arn === 'string' && arn !== '' && row.actorId !== arn) return `actor ${row.actorId}`;
  const assumed = isJsonObject(identity) && (identity['type'] === 'AssumedRole' || identity['type'] === 'Role');
  if (assumed !== (row.actorKind === 'role')) return `actor kind ${row.actorKind}`;
  const action = row.actionId === null ? undefined : actions.get(row.actionId);
  if (action !== undefined && (row.outcome === 'denied') !== (action.outcome === 'denied')) return `action ${action.outcome}`;
  return null;
}
