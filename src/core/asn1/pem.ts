import { decodeBase64 } from '../encoding/index.ts';

export interface PemBlock {
  /** `CERTIFICATE`, `X509 CRL`, `PUBLIC KEY` and so on. */
  readonly label: string;
  readonly der: Uint8Array;
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';

/**
 * The blocks of a PEM file (RFC 7468 section 3), or null when a block is damaged. Text between blocks is allowed and
 * passed over; text inside them (headers of encrypted keys among it) is not.
 */
export function readPem(text: string): readonly PemBlock[] | null {
  const blocks: PemBlock[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const label = labelOf(lines[at]!, BEGIN);
    if (label === null) continue;
    const from = at + 1;
    while (at < lines.length && labelOf(lines[at]!, '-----END ') !== label) at++;
    const der = at < lines.length ? decodeBase64(lines.slice(from, at).join('')) : null;
    if (der === null || der.length === 0) return null;
    blocks.push({ label, der });
  }
  return blocks;
}

function labelOf(line: string, start: string): string | null {
  return line.startsWith(start) && line.endsWith(DASHES) && line.length > start.length + DASHES.length ? line.slice(start.length, -DASHES.length) : null;
}
