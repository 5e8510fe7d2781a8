import type { FileView } from '../../contract/index.ts';
import { readJunit } from '../../core/artifacts/junit.ts';
import { readOtlp } from '../../core/artifacts/otlp.ts';
import { parseEnvelope } from '../../core/dsse/index.ts';
import { assertNever } from '../../core/findings/index.ts';
import { readCheckpoint, readCredentials, readStatement } from '../inspect/index.ts';
import { isCredential } from './file-kind.ts';

/** Text handed to a window at once; the rest is read by `evidence.bytes`. */
export const TEXT_LIMIT = 2 ** 20;

export type ParsedFile = Pick<FileView, 'junit' | 'spans' | 'spansUnread' | 'spansLeftOut' | 'envelope' | 'checkpoint' | 'credentials' | 'problem'>;

/** A whole file as what its name says it is; where it is something else, why. The bytes are there to look at either way. */
export function parsedFile(kind: FileView['kind'], bytes: Uint8Array): ParsedFile {
  if (isCredential(kind)) {
    const read = readCredentials(kind, bytes);
    return read.ok ? { credentials: read.credentials } : refused(read.problem, read.offset);
  }
  switch (kind) {
    case 'junit': {
      const read = readJunit(new TextDecoder().decode(bytes));
      return read.ok ? { junit: read.cases } : refused(read.problem);
    }
    case 'otlp': {
      const read = readOtlp(bytes);
      return read.ok ? { spans: read.spans, spansUnread: read.unread, spansLeftOut: read.truncated } : refused(read.problem);
    }
    case 'checkpoint': {
      const checkpoint = readCheckpoint(bytes);
      return checkpoint === null ? refused('checkpoint') : { checkpoint };
    }
    case 'envelope': {
      const { envelope, problems } = parseEnvelope(bytes);
      if (envelope === null) return refused(problems[0]?.problem ?? 'malformed', problems[0]?.offset ?? null);
      const { payloadType, payload, signatures } = envelope;
      return { envelope: {
        payloadType, payload: decodeText(payload.subarray(0, TEXT_LIMIT)) ?? '', payloadBytes: payload.length, keyids: signatures.map(({ keyid }) => keyid), statement: readStatement(payload),
      } };
    }
    case 'events': case 'json': case 'text': case 'diff': case 'reproduction': case 'binary': return {};
    default: return assertNever(kind);
  }
}

const refused = (problem: string, offset: number | null = null): ParsedFile => ({ problem: { problem, offset } });

/** The text of UTF-8 bytes that may be cut inside a character; null when they are not text. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
