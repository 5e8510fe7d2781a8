import type { RecognisedExport } from './audit-export/index.ts';
import { recogniseCloudTrail } from './aws-cloudtrail/index.ts';
import { recogniseOtlpTraces } from './otlp-traces/index.ts';

/** The audit export that a file with this beginning is; null for anything else. */
export function recogniseExport(head: Uint8Array): RecognisedExport | null {
  const cloudTrail = recogniseCloudTrail(head);
  if (cloudTrail !== null) return { format: 'aws-cloudtrail', form: cloudTrail };
  const otlp = recogniseOtlpTraces(head);
  return otlp === null ? null : { format: 'otlp-traces', form: otlp };
}
