export { callAction } from './call-action.ts';
export { createCollector, type Collector } from './collector.ts';
export type { ExportForm, ExportFormat, RecognisedExport } from './export-format.ts';
export type { ExportArguments, ExportCounts, ExportReader, ExportResult, ExportSink } from './export-reader.ts';
export { bounded, briefOf, listAt, member, text } from './json-members.ts';
