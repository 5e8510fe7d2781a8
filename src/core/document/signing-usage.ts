import type { Finding } from '../findings/index.ts';
import { EXTENDED_KEY_USAGE, type Certificate } from '../x509/index.ts';

/** RFC 9336 section 3, its older Microsoft name, and the purposes under which people are given certificates to sign with. */
const SIGNS_DOCUMENTS: readonly string[] = [
  '1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12', EXTENDED_KEY_USAGE.emailProtection, EXTENDED_KEY_USAGE.codeSigning, EXTENDED_KEY_USAGE.any,
];

/** A server's or a clock's certificate must not speak for a person, whoever issued it. Null when it may. */
export function otherUsage({ extendedKeyUsage: found }: Certificate): Required<Pick<Finding, 'expected' | 'computed'>> | null {
  if (found === null || found.some((each) => SIGNS_DOCUMENTS.includes(each))) return null;
  return { expected: SIGNS_DOCUMENTS.join(' '), computed: found.join(' ') };
}
