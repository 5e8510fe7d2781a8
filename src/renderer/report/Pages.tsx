import { useEffect, useRef, useState, type ReactNode } from 'react';
import { reportScreen } from '../../text/index.ts';
import { Segments } from '../design/Segments.tsx';
import { Icon } from '../design/Icon.tsx';
import { useElementSize } from '../design/use-element-size.ts';
import { PageView } from './PageView.tsx';
import type { OpenPdf } from './pdf.ts';

const GAP = 16;
/** Pages drawn before and after those in view. */
const AROUND = 1;
const WIDEST = 920;

type Zoom = 'width' | 'page';
export interface WantedPage { readonly page: number }

/** The pages under one another, as a long sheet to scroll; only those near the view are drawn. `wanted` scrolls to a page, again each time it is another object. */
export function Pages({ pdf, wanted, children }: { readonly pdf: OpenPdf; readonly wanted: WantedPage | null; readonly children?: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const size = useElementSize(place);
  const [top, setTop] = useState(0);
  const [zoom, setZoom] = useState<Zoom>('width');
  const fitting = Math.min(size.width - 2 * GAP - 12, WIDEST);
  const width = Math.max(0, Math.floor(zoom === 'width' ? fitting : Math.min(fitting, ((size.height - 2 * GAP) * pdf.width) / pdf.height)));
  const step = Math.round((width * pdf.height) / pdf.width) + GAP;
  const current = Math.min(pdf.pages, Math.max(1, Math.floor((top + size.height / 3) / step) + 1));
  const goTo = (page: number): void => {
    const target = Math.min(pdf.pages, Math.max(1, page));
    place.current?.scrollTo({ top: (target - 1) * step });
  };
  const latest = useRef(goTo);
  useEffect(() => {
    latest.current = goTo;
  });
  useEffect(() => {
    if (wanted !== null) latest.current(wanted.page);
  }, [wanted]);
  return (
    <>
      <div className="report-tools">
        <div className="report-step">
          <button type="button" className="icon-button small" aria-label={reportScreen.previousPage} disabled={current <= 1} onClick={() => goTo(current - 1)}><Icon name="back" size={16} /></button>
          <span>{reportScreen.page(current, pdf.pages)}</span>
          <button type="button" className="icon-button small" aria-label={reportScreen.nextPage} disabled={current >= pdf.pages} onClick={() => goTo(current + 1)}><Icon name="forward" size={16} /></button>
        </div>
        <Segments label={reportScreen.zoom} options={[['width', reportScreen.zooms.width], ['page', reportScreen.zooms.page]]} value={zoom} onChange={setZoom} />
        {children}
      </div>
      <div className="report-pages" role="region" aria-label={reportScreen.pagesOf(pdf.pages)} tabIndex={0} ref={place} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <ol>
          {Array.from({ length: pdf.pages }, (_, index) => (
            <PageView key={index} pdf={pdf} number={index + 1} width={width} near={width > 0 && Math.abs(index + 1 - current) <= AROUND + Math.ceil(size.height / step)} />
          ))}
        </ol>
      </div>
    </>
  );
}
