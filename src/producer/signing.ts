/** What the terminal needs to make, sign and rotate: bundles out of folders, and keys out of files. */
export { createBundle, type CreateRequest, type PreviousBundle } from './folder/create-bundle.ts';
export { readDescription, type BundleDescription } from './folder/description.ts';
export { certifiedHolder, pemOf, readCertificateChain, readCertificateFile, readCrlFile, type CertificateChain } from './keys/certificate-chain.ts';
export { readPrivateKey, wantsPassphrase } from './keys/private-key.ts';
export { readPublicKey } from './keys/public-key.ts';
export { KeyError, signerFromKey, type Signer } from './keys/signer.ts';
export { openReportKey } from './keys/report-key.ts';
export { reportStampRequest, signReport, stampReport } from './keys/sign-report.ts';
export { ProducerError } from './producer-error.ts';
export { manifestName, mayBeSealed, mayBeSigned, sealedManifest, type SealedManifest } from './seal/add-to-seal.ts';
export { addSignature } from './seal/add-signature.ts';
export { fileOfEntry } from './seal/entry-file.ts';
export { chainFile, cmsCountersignatureFile, countersignatureFile, crlFile, tokenFile } from './seal/seal-files.ts';
export type { BundleFile } from './seal/spool.ts';
export { fileOfBytes, writeSealedArchive } from './zip/sealed-archive.ts';
