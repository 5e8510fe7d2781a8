import { useEffect, useRef, useState, type ReactNode } from 'react';
import { displayName, formatInstant, reviewLabels, reviewText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { selectionLabel } from '../app/selection-label.ts';
import { useSession } from '../app/session.ts';
import { Disclosure } from '../design/Disclosure.tsx';
import { useQuery } from '../engine/index.tsx';
import { usePerson, useReview, useRows } from '../review/index.tsx';
import { sameRow } from '../review/merge.ts';
import { readRow } from '../review/read-row.ts';
import { parseTarget, targetOf, WORKPAPER_TEXTS, type SampleRow, type WorkpaperRow, type WorkpaperState } from '../review/types.ts';
import { changesOf, changedSince } from './workpaper-history.ts';

const words = () => reviewText.workpapers;

export function Workpapers({ caseId, screen }: { readonly caseId: string; readonly screen: ScreenProps }): ReactNode {
  const review = useReview();
  const papers = useRows(caseId, 'workpapers');
  const samples = useRows(caseId, 'samples') ?? [];
  const [opened, setOpened] = useState<string | null>(null);
  const add = (): void => {
    const id = crypto.randomUUID();
    setOpened(id);
    void review.put('workpapers', {
      id, caseId, title: '', objective: '', procedure: '', population: '', result: '', conclusion: '', sample: null, evidence: [], preparer: '', reviewer: '', state: 'draft', createdAt: new Date().toISOString(),
    });
  };
  return (
    <>
      <p><button type="button" className="button primary" onClick={add}>{words().add}</button></p>
      {papers?.length === 0 && <p className="quiet">{words().empty}</p>}
      {papers?.map((row) => <Workpaper key={row.id} row={row} samples={samples} screen={screen} open={opened === row.id} onToggle={(open) => setOpened(open ? row.id : null)} />)}
    </>
  );
}

function Workpaper({ row, samples, screen, open, onToggle }: {
  readonly row: WorkpaperRow;
  readonly samples: readonly SampleRow[];
  readonly screen: ScreenProps;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}): ReactNode {
  return (
    <Disclosure open={open} onToggle={onToggle} summary={<><strong>{displayName(row.title, 120) || words().untitled}</strong> <span>{words().states[row.state]}</span></>}>
      <Paper row={row} samples={samples} screen={screen} />
    </Disclosure>
  );
}

function Paper({ row, samples, screen }: { readonly row: WorkpaperRow; readonly samples: readonly SampleRow[]; readonly screen: ScreenProps }): ReactNode {
  const review = useReview();
  const say = useSession((session) => session.say);
  const [person, keepPerson] = usePerson();
  const history = useQuery(['workpaper', row.id, JSON.stringify(row)], async (signal) => {
    // The journal is asked once the vault has what this window wrote.
    await review.sync();
    return screen.engine.review.history({ table: 'workpapers', key: row.id }, { signal });
  });
  const versions = (history.data ?? []).flatMap(({ at, value }) => {
    const read = readRow('workpapers', value);
    return read === null ? [] : [{ at, row: read }];
  });
  const changed = changedSince(versions.map((each) => each.row));
  // Leaving a field by pressing a button is two changes, and the second comes before the store has told of the first.
  const latest = useRef(row);
  useEffect(() => {
    latest.current = row;
  }, [row]);
  const put = (change: Partial<WorkpaperRow>): void => {
    const next = { ...latest.current, ...change };
    if (sameRow(next, latest.current)) return;
    latest.current = next;
    void review.put('workpapers', next);
  };
  const to = (state: WorkpaperState, label: string): ReactNode => <button type="button" className="button" onClick={() => put({ state })}>{label}</button>;
  return (
    <div className="review-fields">
      {changed.length > 0 && <p className="banner">{words().changed(changed.map(fieldWord).join(', '), words().states[row.state])}</p>}
      <label>{words().title}<input className="field" maxLength={200} defaultValue={row.title} onBlur={(event) => put({ title: event.target.value })} /></label>
      {WORKPAPER_TEXTS.map((field) => (
        <label key={field}>{words().fields[field]}<textarea className="field" rows={2} maxLength={20_000} defaultValue={row[field]} onBlur={(event) => put({ [field]: event.target.value })} /></label>
      ))}
      <label>{words().sample}<select className="field" value={row.sample ?? ''} onChange={(event) => put({ sample: event.target.value || null })}>
        <option value="">{words().noSample}</option>
        {samples.map((each) => <option key={each.id} value={each.id}>{displayName(each.name, 100)}</option>)}
      </select></label>
      <div>
        <p className="quiet">{words().evidence}</p>
        <ul className="fact-list">
          {row.evidence.map((target) => {
            const selection = parseTarget(target);
            return selection && (
              <li key={target}>
                <button type="button" className="link" onClick={() => screen.select(selection)}>{selectionLabel(selection, screen.run)}</button>
                <button type="button" className="link" onClick={() => put({ evidence: row.evidence.filter((each) => each !== target) })}>{reviewText.remove}</button>
              </li>
            );
          })}
        </ul>
        <button type="button" className="button small" disabled={screen.selection === null} onClick={() => screen.selection && put({ evidence: [...new Set([...row.evidence, targetOf(screen.selection.kind, screen.selection.id)])] })}>{words().attach}</button>
      </div>
      <div className="review-line">
        <label>{words().preparer}<input className="field" maxLength={100} defaultValue={row.preparer || person} onBlur={(event) => { keepPerson(event.target.value); put({ preparer: event.target.value }); }} /></label>
        <label>{words().reviewer}<input className="field" maxLength={100} defaultValue={row.reviewer} onBlur={(event) => put({ reviewer: event.target.value })} /></label>
      </div>
      <p className="review-line">
        {row.state === 'draft' && to('prepared', words().toPrepared)}
        {row.state === 'prepared' && to('reviewed', words().toReviewed)}
        {row.state !== 'draft' && to('draft', words().toDraft)}
        <button type="button" className="link" onClick={() => {
          void review.remove('workpapers', row.id);
          say({ text: () => reviewText.undone.workpaper, undo: () => void review.put('workpapers', row) });
        }}>{reviewText.remove}</button>
      </p>
      <details>
        <summary>{words().history}</summary>
        <ol>
          {versions.map(({ at, row: version }, index) => (
            <li key={at + String(index)}>{formatInstant(at.replace(/\.\d+Z$/, 'Z'))}, {words().states[version.state]}: {words().historyLine(changesOf(versions[index - 1]?.row ?? null, version).map(fieldWord).join(', '))}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function fieldWord(field: string): string {
  const named: Readonly<Record<string, string>> = { ...words().fields, title: words().title, sample: words().sample, evidence: words().evidence, preparer: words().preparer, reviewer: words().reviewer, state: reviewLabels.state };
  return (named[field] ?? field).toLowerCase();
}
