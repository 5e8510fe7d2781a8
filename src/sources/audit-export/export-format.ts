/** Formats of audit exports: unsigned files of records, each read by a folder of its own. */
export type ExportFormat = 'aws-cloudtrail' | 'otlp-traces';

/** How the records lie in the file: inside one or more JSON documents, or one to a line. */
export type ExportForm = 'document' | 'lines';

export interface RecognisedExport {
  readonly format: ExportFormat;
  readonly form: ExportForm;
}
