import { CONTAINER_PROBLEMS, FILE_PROBLEMS, NAME_PROBLEMS, SEAL_PROBLEMS, ZIP_PROBLEMS } from './archive.ts';
import { ENVELOPE_PROBLEMS, LOG_PROBLEMS, MANIFEST_PROBLEMS, RECORD_PROBLEMS } from './bundle.ts';
import { CRL_PROBLEMS, PATH_PROBLEMS, PROFILE_PROBLEMS } from './certificate.ts';
import { ARTIFACT_PROBLEMS, KIND_PROBLEMS, PDF_PROBLEMS } from './document.ts';
import { GIVEN_PROBLEMS } from './given.ts';
import { POLICY_PROBLEMS } from './policy.ts';
import { DER_PROBLEMS, JSON_PROBLEMS, READING_PROBLEMS } from './reading.ts';
import { CMS_PROBLEMS, JWS_PROBLEMS, KEY_PROBLEMS, STAMP_PROBLEMS } from './signature.ts';
import { SIGSTORE_PROBLEMS } from './sigstore.ts';
import { TASK_PROBLEMS } from './task.ts';

export type { ContainerWord, FileWord, NameWord, SealWord, ZipWord } from './archive.ts';
export type { EnvelopeWord, LogWord, ManifestWord, RecordWord } from './bundle.ts';
export type { CertificateWord } from './certificate.ts';
export type { ArtifactWord, KindWord, PdfWord } from './document.ts';
export type { PolicyWord } from './policy.ts';
export type { DerWord, JsonWord, ReadingWord } from './reading.ts';
export type { CmsWord, JwsWord, KeyWord, StampWord } from './signature.ts';
export type { SigstoreWord } from './sigstore.ts';

/** Everything the verifier can say is wrong, in one word each; src/text makes a clause of it in every language. A word that two topics share means the same in both. */
export const PROBLEMS = [...new Set([
  ...READING_PROBLEMS, ...JSON_PROBLEMS, ...DER_PROBLEMS, ...ZIP_PROBLEMS, ...SEAL_PROBLEMS, ...NAME_PROBLEMS, ...CONTAINER_PROBLEMS, ...FILE_PROBLEMS, ...ENVELOPE_PROBLEMS,
  ...MANIFEST_PROBLEMS, ...LOG_PROBLEMS, ...RECORD_PROBLEMS, ...KEY_PROBLEMS, ...CMS_PROBLEMS, ...JWS_PROBLEMS, ...STAMP_PROBLEMS, ...PATH_PROBLEMS,
  ...PROFILE_PROBLEMS, ...CRL_PROBLEMS, ...PDF_PROBLEMS, ...ARTIFACT_PROBLEMS, ...KIND_PROBLEMS, ...SIGSTORE_PROBLEMS, ...POLICY_PROBLEMS,
  ...GIVEN_PROBLEMS, ...TASK_PROBLEMS,
])] as const;
export type Problem = (typeof PROBLEMS)[number];
