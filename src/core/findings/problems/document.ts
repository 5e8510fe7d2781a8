/** PDFs. */
export const PDF_PROBLEMS = [
  'pdf-attached', 'pdf-certificate-missing', 'pdf-certificate-unbound', 'pdf-contents', 'pdf-encrypted', 'pdf-end', 'pdf-generation', 'pdf-header', 'pdf-hex',
  'pdf-length', 'pdf-no-run', 'pdf-object', 'pdf-object-stream', 'pdf-object-twice', 'pdf-packed', 'pdf-range', 'pdf-revisions', 'pdf-signers', 'pdf-sub-filter',
  'pdf-table', 'pdf-token', 'pdf-trailer', 'pdf-values',
] as const;
export type PdfWord = (typeof PDF_PROBLEMS)[number];

/** Files looked at on their own. */
export const ARTIFACT_PROBLEMS = ['doctype', 'not-junit', 'not-otlp', 'pem-damaged', 'pem-empty', 'pem-too-many', 'too-deep'] as const;
export type ArtifactWord = (typeof ARTIFACT_PROBLEMS)[number];

/** Why a file is none that is verified. */
export const KIND_PROBLEMS = [
  'kind-der-damaged', 'kind-der-unsigned', 'kind-document-large', 'kind-empty', 'kind-event-large', 'kind-gzip', 'kind-json', 'kind-json-damaged', 'kind-json-large',
  'kind-pdf-large', 'kind-pem', 'kind-sign-offs-large', 'kind-unknown',
] as const;
export type KindWord = (typeof KIND_PROBLEMS)[number];
