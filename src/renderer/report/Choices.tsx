import { useId, type ReactNode } from 'react';
import { REPORT_FORMATS, type ReportChoice } from '../../contract/index.ts';
import { displayName, reportScreen } from '../../text/index.ts';
import { Segments } from '../design/Segments.tsx';
import { DelayedField } from './DelayedField.tsx';
import { takes, type Draft } from './draft.ts';
import { Redactions } from './Redactions.tsx';
import { Sections, type PlaceOf } from './Sections.tsx';

/** Every choice of a report, from what it is to what is kept from its reader. */
export function Choices({ draft, change, filter, filterBad, placeOf, onShow }: {
  readonly draft: Draft;
  readonly change: (to: Partial<Draft>) => void;
  readonly filter: string;
  /** The engine could not use the filter for the figures. */
  readonly filterBad: boolean;
  readonly placeOf: PlaceOf;
  readonly onShow: (page: number) => void;
}): ReactNode {
  const has = (choice: ReportChoice): boolean => takes(draft.format, choice);
  return (
    <>
      <Group title={reportScreen.format}>
        <label>
          <span className="sr-only">{reportScreen.format}</span>
          <select className="field" aria-describedby="report-format-note" value={draft.format} onChange={(event) => {
            const format = REPORT_FORMATS.find((each) => each === event.target.value);
            if (format !== undefined) change({ format });
          }}>
            {REPORT_FORMATS.map((each) => <option key={each} value={each}>{reportScreen.formats[each]}</option>)}
          </select>
        </label>
        <p className="quiet" id="report-format-note">{reportScreen.formatNotes[draft.format]}</p>
        {has('paper') && <Row label={reportScreen.paper}><Segments label={reportScreen.paper} options={[['A4', reportScreen.papers.A4], ['Letter', reportScreen.papers.Letter]]} value={draft.paper} onChange={(paper) => change({ paper })} /></Row>}
        {has('language') && <Row label={reportScreen.language}><Segments label={reportScreen.language} options={[['en', reportScreen.languages.en], ['ja', reportScreen.languages.ja]]} value={draft.language} onChange={(language) => change({ language })} /></Row>}
      </Group>
      {has('sections') && (
        <Group title={reportScreen.sections}>
          <Sections leftOut={draft.leftOut} placeOf={placeOf} onLeftOut={(leftOut) => change({ leftOut })} onShow={onShow} />
        </Group>
      )}
      {has('filter') && (
        <Group title={reportScreen.filter}>
          {filter === '' ? <p className="quiet">{reportScreen.noFilter}</p> : (
            <>
              <p><code className="report-filter">{displayName(filter, 2_000)}</code></p>
              <label className="report-check"><input type="checkbox" checked={draft.useFilter} onChange={() => change({ useFilter: !draft.useFilter })} />{reportScreen.withFilter}</label>
              {filterBad && <p className="problem" role="alert">{reportScreen.filterBad}</p>}
              <p className="quiet">{reportScreen.filterNote}</p>
            </>
          )}
        </Group>
      )}
      {has('people') && (
        <Group title={reportScreen.people}>
          <div className="report-fields">
            <DelayedField label={reportScreen.preparer} value={draft.preparer} onChange={(preparer) => change({ preparer })} />
            <DelayedField label={reportScreen.reviewer} value={draft.reviewer} onChange={(reviewer) => change({ reviewer })} />
          </div>
          <p className="quiet">{reportScreen.peopleNote}</p>
        </Group>
      )}
      {has('review') && (
        <Group title={reportScreen.review}>
          <label className="report-check"><input type="checkbox" checked={draft.review} onChange={() => change({ review: !draft.review })} />{reportScreen.withReview}</label>
          <p className="quiet">{reportScreen.reviewNote}</p>
        </Group>
      )}
      {has('redactions') && (
        <Group title={reportScreen.redactions}>
          <Redactions redactions={draft.redactions} onRedactions={(redactions) => change({ redactions })} />
        </Group>
      )}
      {!has('redactions') && <Group title={reportScreen.redactions}><p className="quiet">{reportScreen.whole}</p></Group>}
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return <section className="report-group" role="group" aria-labelledby={id}><h2 id={id}>{title}</h2>{children}</section>;
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return <div className="report-row"><span aria-hidden="true">{label}</span>{children}</div>;
}
