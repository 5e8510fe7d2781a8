import type { Sentences } from '../sentence.ts';
import { archive } from './findings/archive.ts';
import { custody } from './findings/custody.ts';
import { document } from './findings/document.ts';
import { eventProof } from './findings/event-proof.ts';
import { heads } from './findings/heads.ts';
import { log } from './findings/log.ts';
import { manifest } from './findings/manifest.ts';
import { pdf } from './findings/pdf.ts';
import { policy } from './findings/policy.ts';
import { portable } from './findings/portable.ts';
import { previous } from './findings/previous.ts';
import { record } from './findings/record.ts';
import { seal } from './findings/seal.ts';
import { signatures } from './findings/signatures.ts';
import { signOff } from './findings/sign-off.ts';
import { sigstore } from './findings/sigstore.ts';
import { sigstoreCertificate } from './findings/sigstore-certificate.ts';
import { sigstoreLog } from './findings/sigstore-log.ts';
import { sigstoreTime } from './findings/sigstore-time.ts';
import { source } from './findings/source.ts';
import { statements } from './findings/statements.ts';
import { time } from './findings/time.ts';

/** 各検出事項コードの日本語文。文のないコードはコンパイルできない。 */
export const findings: Sentences = {
  ...archive, ...manifest, ...log, ...record, ...policy, ...seal, ...signatures, ...heads, ...previous, ...statements, ...time,
  ...sigstore, ...sigstoreCertificate, ...sigstoreTime, ...sigstoreLog, ...document, ...pdf, ...custody, ...signOff, ...eventProof, ...portable, ...source,
};
