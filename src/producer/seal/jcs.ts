import { canonicalize, type JsonValue } from '../../core/json/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';

/** RFC 8785 text of a typed document. `canonicalize` itself throws for anything JSON cannot say. */
export function jcs(document: object): string {
  return canonicalize(document as JsonValue);
}

export function jcsBytes(document: object): Uint8Array {
  return encodeUtf8(jcs(document));
}
