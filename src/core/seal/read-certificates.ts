import type { Work } from '../bundle/work.ts';
import { packCrls } from '../trust/index.ts';
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
  const parse = ({ file, bytes }: SealedBytes): Crl[] => {
    const parsed = parseCrl(bytes);
    if (parsed.ok) return [parsed.value];
    work.sink.add({ code: 'certificate.crl-unusable', at: { file, offset: parsed.offset }, values: { problem: parsed.problem } });
    return [];
  };
  return [...packCrls(work.args.trust?.pack ?? null), ...seal.crls.flatMap(parse)];
}
