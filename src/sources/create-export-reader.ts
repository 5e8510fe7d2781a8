import { assertNever } from '../core/findings/index.ts';
import type { ExportArguments, ExportReader, ExportSink, RecognisedExport } from './audit-export/index.ts';
import { createCloudTrailReader } from './aws-cloudtrail/index.ts';
import { createOtlpTraceReader } from './otlp-traces/index.ts';

/** The reader of a recognised export. */
export function createExportReader({ format, form }: RecognisedExport, args: ExportArguments, sink: ExportSink): ExportReader {
  switch (format) {
    case 'aws-cloudtrail': return createCloudTrailReader(form, args, sink);
    case 'otlp-traces': return createOtlpTraceReader(form, args, sink);
    default: return assertNever(format);
  }
}

/** The name under which an export's rows point to its bytes: what the user called the file is no part of them. */
export function exportFileName({ format, form }: RecognisedExport): string {
  return `${format === 'aws-cloudtrail' ? 'cloudtrail' : 'traces'}.${form === 'lines' ? 'jsonl' : 'json'}`;
}
