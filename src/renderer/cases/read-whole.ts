import type { EngineClient, EvidenceDto } from '../../contract/index.ts';

const PART = 262_144;

/** The evidence file itself, from the vault. Callers bound its size first. */
export async function readWhole(engine: EngineClient, evidence: EvidenceDto): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(evidence.size);
  for (let offset = 0; offset < whole.length; offset += PART) {
    const { base64 } = await engine.evidence.bytes({ digest: evidence.digest, name: '', offset, length: Math.min(PART, whole.length - offset) });
    whole.set(fromBase64(base64), offset);
  }
  return whole;
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
