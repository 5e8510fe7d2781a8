import type { Work } from '../bundle/work.ts';
import { decodeBase64 } from '../encoding/index.ts';
import { parseCertificate, parseCrl, type Certificate, type Crl } from '../x509/index.ts';
import type { Seal, SealedBytes } from './read-seal.ts';

/** Certificates of one chain file; null when one of them cannot be read, because a chain with a hole leads nowhere. */
export function parseChain(work: Work, file: string, ders: readonly Uint8Array[]): readonly Certificate[] | null {
  const certificates: Certificate[] = [];
  for (const [position, der] of ders.entries()) {
    const parsed = parseCertificate(der);
    if (!parsed.ok) {
      work.sink.add({ code: 'certificate.malformed', at: { file }, values: { position, problem: parsed.problem, derOffset: parsed.offset } });
      return null;
    }
    certificates.push(parsed.value);
  }
  return certificates;
}

/** Revocation lists of the trust pack and of the bundle. A list proves itself by its issuer's signature, wherever it came from. */
export function readCrls(work: Work, seal: Seal): readonly Crl[] {
  const parse = (der: Uint8Array, source: SealedBytes | null): Crl[] => {
    const parsed = parseCrl(der);
    if (parsed.ok) return [parsed.value];
    work.sink.add({ code: 'certificate.crl-unusable', at: source === null ? {} : { file: source.file, offset: parsed.offset }, values: { problem: parsed.problem } });
    return [];
  };
  const own = (work.args.trust?.pack.crls ?? []).flatMap((text) => decodeBase64(text) ?? []);
  return [...own.flatMap((der) => parse(der, null)), ...seal.crls.flatMap((source) => parse(source.bytes, source))];
}
