import { inLanguage } from '../../text/index.ts';
import type { SectionId } from '../choices.ts';
import type { ReportModel } from '../model.ts';
import { exceptionRecords } from './exceptions.ts';
import { findingRecords } from './findings.ts';
import { ownControlRecords, ownExceptionRecords } from './own-controls.ts';
import { populationRecords } from './populations.ts';

export { readable } from './cell.ts';

/** Excel takes a file without it for the machine's old code page, and breaks every name that is not ASCII. */
const BYTE_ORDER_MARK = '\ufeff';

interface CsvFile {
  readonly name: string;
  /** Record by record; to be written as UTF-8. */
  readonly records: () => Generator<string, void, void>;
}

const FILES: readonly { readonly name: string; readonly of: SectionId; readonly records: (model: ReportModel) => Generator<string, void, void> }[] = [
  { name: 'findings.csv', of: 'findings', records: findingRecords },
  { name: 'exceptions.csv', of: 'controls', records: exceptionRecords },
  { name: 'populations.csv', of: 'populations', records: populationRecords },
  { name: 'own-controls.csv', of: 'own-controls', records: ownControlRecords },
  { name: 'own-exceptions.csv', of: 'own-controls', records: ownExceptionRecords },
];

/** The files of the report as tables (docs/formats/csv.md), but for those whose section the user left out. */
export function csvFiles(model: ReportModel): readonly CsvFile[] {
  const { own, choices } = model.shown;
  const none = own === null || own.length === 0;
  return FILES.filter(({ of }) => !choices.leftOut.includes(of) && !(none && of === 'own-controls')).map(({ name, records }) => ({
    name,
    *records() {
      yield BYTE_ORDER_MARK;
      // One record at a time: between two, this process may speak to somebody else.
      const all = records(model);
      for (let next = inLanguage(model.language, () => all.next()); next.done !== true; next = inLanguage(model.language, () => all.next())) yield next.value;
    },
  }));
}
