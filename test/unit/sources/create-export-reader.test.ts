import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src/core/encoding/index.ts';
import { createExportReader, exportFileName } from '../../../src/sources/create-export-reader.ts';
import { recogniseExport } from '../../../src/sources/recognise-export.ts';
import { cloudTrailRecord, span, traces } from '../../support/audit-export.ts';

const FILES = [
  ['cloudtrail.json', JSON.stringify({ Records: [cloudTrailRecord({ n: 0 })] })], ['cloudtrail.jsonl', `${JSON.stringify(cloudTrailRecord({ n: 0 }))}\n`],
  ['traces.json', JSON.stringify(traces([span(0)]), null, 1)], ['traces.jsonl', `${JSON.stringify(traces([span(0)]))}\n`],
] as const;

describe('an export', () => {
  test.each(FILES)('%s is recognised and read by its own reader', (name, text) => {
    const found = recogniseExport(encodeUtf8(text));
    if (found === null) throw new Error('not recognised');
    expect(exportFileName(found)).toBe(name);
    const files: (string | undefined)[] = [];
    const reader = createExportReader(found, { file: name, maxValueBytes: 10_000, maxJsonDepth: 64, maxFindingsPerCode: 9, asOf: Date.UTC(2030, 0, 1) }, { event: (row) => void files.push(row.at.file) });
    reader.push(encodeUtf8(text));
    expect(reader.end().counts.records).toBe(1);
    expect(files).toEqual([name]);
  });

  test('of another kind is not taken for one', () => {
    for (const text of ['{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}', '{"resourceLogs":[]}', 'PK']) expect(recogniseExport(encodeUtf8(text))).toBeNull();
  });
});
