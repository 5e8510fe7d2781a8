import type { RecordEvent } from '../../core/model/record.ts';
import type { Limits } from '../../core/run.ts';
import { createExportReader, exportFileName } from '../../sources/create-export-reader.ts';
import { GunzipError } from '../files/gunzip.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import { exportBytes, MAX_VALUE_BYTES } from '../verify/export-bytes.ts';
import type { Kind } from '../verify/recognise.ts';
import { listed, type Described } from './inspection.ts';

/** Distinct names counted of each kind; the author chooses how many there are. */
const MAX_NAMES = 10_000;

/** An audit export read through once: how many records, of what kinds, by whom, about what. */
export async function describeExport(file: PositionedFile, kind: Extract<Kind, { readonly kind: 'export' }>, limits: Limits): Promise<Described> {
  const types = counter();
  const actors = counter();
  const systems = counter();
  const outcomes = counter();
  const reader = createExportReader(kind.export, {
    file: exportFileName(kind.export), maxValueBytes: MAX_VALUE_BYTES, maxJsonDepth: limits.maxJsonDepth, maxFindingsPerCode: 20, asOf: Number.POSITIVE_INFINITY,
  }, {
    event(row: RecordEvent) {
      types.add(row.known ? row.type : `${row.type}, without a mapping`);
      actors.add(`${row.actorKind} ${row.actorId}`);
      outcomes.add(row.outcome ?? 'not stated');
      if (row.systemId !== null) systems.add(row.systemId);
    },
  });
  let problem: string | null = null;
  try {
    for await (const chunk of exportBytes(file, kind.compressed, limits)) reader.push(chunk);
  } catch (error) {
    if (!(error instanceof GunzipError)) throw error;
    problem = error.problem;
  }
  const { record, counts, reports } = reader.end();
  const found = reports.flatMap((report) => report.findings);
  const broken = found.find(({ code }) => code === 'source.broken-off');
  const ends = record.eventCount === 0 ? [] : [['first', iso(record.period.from)], ['last', iso(record.period.to)]] as const;
  return {
    kind: kind.export.format === 'aws-cloudtrail' ? 'AWS CloudTrail export' : 'OTLP traces',
    sections: [
      { title: 'export', facts: [
        ['form', `${kind.export.form === 'lines' ? 'one a line' : 'JSON'}${kind.compressed ? ', gzip' : ''}`], ['signed', 'no'], ['records', String(counts.records)], ['mapped', String(counts.mapped)],
        ['without a mapping', String(counts.unknown)], ['malformed', String(counts.malformed)], ['actions', String(counts.actions)], ...ends,
      ] },
      ...listed('kinds', types.most(), ([name, count]) => [name, String(count)]),
      ...listed('outcomes', outcomes.most(), ([name, count]) => [name, String(count)]),
      ...listed('actors', actors.most(), ([name, count]) => [name, String(count)]),
      ...listed('systems', systems.most(), ([name, count]) => [name, String(count)]),
      ...listed('answers for an actor', record.course?.accountable ?? [], ({ actorId, person, basis }) => [actorId, `${person}, by ${basis}`]),
      ...listed('members not read', found.filter(({ code }) => code === 'source.unread-member'), ({ values }) => [String(values?.['member']), String(values?.['count'])]),
    ],
    ...(broken === undefined && problem === null ? {} : { unread: `it breaks off: ${problem ?? String(broken?.values?.['problem'])}` }),
  };
}

const iso = (time: number): string => (Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : 'out of range');

function counter(): { add(name: string): void; most(): readonly (readonly [string, number])[] } {
  const counts = new Map<string, number>();
  return {
    add(name) {
      const known = counts.get(name);
      if (known !== undefined || counts.size < MAX_NAMES) counts.set(name, (known ?? 0) + 1);
    },
    most: () => [...counts].toSorted(([left, a], [right, b]) => b - a || (left < right ? -1 : 1)),
  };
}
