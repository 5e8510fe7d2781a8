import { asJson, canonicalize } from '../../core/json/index.ts';
import type { Inspection } from './inspection.ts';

/** A description as JSON in its RFC 8785 form: the same for the same bytes. */
export function inspectionBytes(inspection: Inspection): string {
  return canonicalize(asJson(inspection));
}
