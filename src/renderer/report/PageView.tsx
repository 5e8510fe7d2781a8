import { useEffect, useRef, useState, type ReactNode } from 'react';
import { reportScreen } from '../../text/index.ts';
import type { OpenPdf } from './pdf.ts';

/** A display of more would need more memory than the eye has use for. */
const MOST_PIXELS_A_POINT = 4;

/** One page as it is in the file; what it showed before stays until it is drawn. Its words stand beside it for who does not see it. */
export function PageView({ pdf, number, of, width, height, top }: {
  readonly pdf: OpenPdf;
  readonly number: number;
  /** null where it is not known yet how many there will be. */
  readonly of: number | null;
  readonly width: number;
  readonly height: number;
  readonly top: number;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (width === 0 || number > pdf.pages) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const scale = Math.min(MOST_PIXELS_A_POINT, (width * window.devicePixelRatio) / pdf.width);
    const draw = async (): Promise<void> => {
      const page = await pdf.draw(number, scale, signal);
      const target = canvas.current;
      if (signal.aborted || target === null) return;
      target.width = page.width;
      target.height = page.height;
      target.getContext('2d')?.drawImage(page, 0, 0);
      setDrawn(true);
      const text = await pdf.text(number);
      if (!signal.aborted) setWords(text);
    };
    // A page given up is drawn again when it is near; a file that cannot be drawn was refused when it was opened.
    draw().catch(() => undefined);
    return () => controller.abort();
  }, [pdf, number, width]);
  return (
    <li className="report-page" data-drawn={drawn} style={{ width, height, top }} aria-setsize={of ?? -1} aria-posinset={number} aria-label={of === null ? reportScreen.pageAlone(number) : reportScreen.page(number, of)}>
      <canvas ref={canvas} aria-hidden="true" />
      <p className="sr-only">{words === '' ? reportScreen.drawingPage : words}</p>
    </li>
  );
}
