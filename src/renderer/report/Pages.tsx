import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { reportScreen } from '../../text/index.ts';
import { Segments } from '../design/Segments.tsx';
import { Icon } from '../design/Icon.tsx';
import { useElementSize } from '../design/use-element-size.ts';
import { PageView } from './PageView.tsx';
import type { OpenPdf } from './pdf.ts';
import { sameReading, type SectionPlace, type Standing } from './reading-place.ts';

const GAP = 16;
/** Pages that stand before and after those in view: a page on the way is drawn before it is seen. */
const AROUND = 2;
const WIDEST = 920;

type Zoom = 'width' | 'page';
export interface WantedPage { readonly page: number }

/**
 * The pages under one another, as a long sheet to scroll; only those near the view are there, so that a thousand cost what
 * ten do. `wanted` scrolls to a page, again each time it is another object. Other pages take over at the same reading.
 */
export function Pages({ pdf, places, whole, wanted, onPage, children }: {
  readonly pdf: OpenPdf;
  readonly places: readonly SectionPlace[];
  /** False where these are only the first of more. */
  readonly whole: boolean;
  readonly wanted: WantedPage | null;
  readonly onPage: (page: number) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const size = useElementSize(place);
  const [top, setTop] = useState(0);
  const [zoom, setZoom] = useState<Zoom>('width');
  const { pages } = pdf;
  const fitting = Math.min(size.width - 2 * GAP - 12, WIDEST);
  const width = Math.max(0, Math.floor(zoom === 'width' ? fitting : Math.min(fitting, ((size.height - 2 * GAP) * pdf.width) / pdf.height)));
  const tall = Math.round((width * pdf.height) / pdf.width);
  const step = tall + GAP;
  const current = Math.min(pages, Math.max(1, Math.floor((top + size.height / 3) / step) + 1));
  const label = whole ? reportScreen.page(current, pages) : reportScreen.pageAlone(current);
  const goTo = (page: number): void => {
    const target = Math.min(pages, Math.max(1, page));
    place.current?.scrollTo({ top: (target - 1) * step });
  };
  const latest = useRef(goTo);
  useEffect(() => {
    latest.current = goTo;
  });
  useEffect(() => {
    if (wanted !== null) latest.current(wanted.page);
  }, [wanted]);
  useEffect(() => onPage(current), [onPage, current]);
  const before = useRef<Standing | null>(null);
  // A sheet that got shorter is scrolled back by the browser before anybody can ask where it stood.
  const stood = useRef(0);
  useLayoutEffect(() => {
    if (width === 0) return;
    const now = { places, pages, step };
    if (before.current !== null && place.current !== null) {
      stood.current = sameReading(stood.current, before.current, now);
      place.current.scrollTop = stood.current;
    }
    before.current = now;
  }, [places, pages, step, width]);
  const from = Math.max(1, current - AROUND);
  const to = width === 0 ? 0 : Math.min(pages, current + Math.ceil(size.height / step) + AROUND);
  return (
    <>
      <div className="report-tools">
        <div className="report-step">
          <button type="button" className="icon-button small" aria-label={reportScreen.previousPage} disabled={current <= 1} onClick={() => goTo(current - 1)}><Icon name="back" size={16} /></button>
          <span>{label}</span>
          <button type="button" className="icon-button small" aria-label={reportScreen.nextPage} disabled={current >= pages} onClick={() => goTo(current + 1)}><Icon name="forward" size={16} /></button>
        </div>
        <Segments label={reportScreen.zoom} options={[['width', reportScreen.zooms.width], ['page', reportScreen.zooms.page]]} value={zoom} onChange={setZoom} />
        {children}
      </div>
      <div className="report-pages" role="region" aria-label={whole ? reportScreen.pagesOf(pages) : reportScreen.firstPagesOf(pages)} tabIndex={0} ref={place} onScroll={({ currentTarget: { scrollTop } }) => { stood.current = scrollTop; setTop(scrollTop); }}>
        <ol style={{ height: pages * step + GAP }}>
          {Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).map((number) => (
            <PageView key={number} pdf={pdf} number={number} of={whole ? pages : null} width={width} height={tall} top={GAP + (number - 1) * step} />
          ))}
        </ol>
      </div>
    </>
  );
}
