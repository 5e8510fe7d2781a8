import type { ReactNode } from 'react';
import { REPORT_SECTIONS, type ReportSection } from '../../contract/index.ts';
import { reportScreen, reportText } from '../../text/index.ts';
import { isFixed } from './draft.ts';

/** Where a section of the shown report begins; null for one that is not in it. `undefined` while nothing is shown yet. */
export type PlaceOf = (section: ReportSection) => number | null | undefined;

/** Every section with its switch. Those that have to be in say so, those with nothing to say too; the others lead to their page. */
export function Sections({ leftOut, placeOf, onLeftOut, onShow }: {
  readonly leftOut: readonly ReportSection[];
  readonly placeOf: PlaceOf;
  readonly onLeftOut: (leftOut: readonly ReportSection[]) => void;
  readonly onShow: (page: number) => void;
}): ReactNode {
  const names = reportText.sectionTitles;
  return (
    <>
      <ul className="report-sections">
        {REPORT_SECTIONS.map((section) => {
          const fixed = isFixed(section);
          const out = leftOut.includes(section);
          const page = placeOf(section);
          return (
            <li key={section} data-out={out}>
              <label>
                <input
                  type="checkbox" checked={!out} disabled={fixed} aria-describedby={fixed ? 'report-kept' : undefined}
                  onChange={() => onLeftOut(REPORT_SECTIONS.filter((each) => (each === section ? !out : leftOut.includes(each))))}
                />
                <span>{names[section]}</span>
              </label>
              <span className="report-where">
                {fixed && <span className="quiet">{reportScreen.keptWhy}</span>}
                {!fixed && !out && page === null && <span className="quiet">{reportScreen.nothing}</span>}
                {typeof page === 'number' && !out && <button type="button" className="link" aria-label={reportScreen.goToSection(names[section], page)} onClick={() => onShow(page)}>{reportScreen.atPage(page)}</button>}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="quiet" id="report-kept">{reportScreen.keptNote}</p>
      {leftOut.length > 0 && <p><button type="button" className="button quiet" onClick={() => onLeftOut([])}>{reportScreen.allSections}</button></p>}
    </>
  );
}
