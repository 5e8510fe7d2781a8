import { useEffect, useRef, useState, type ReactNode } from 'react';
import { reportScreen } from '../../text/index.ts';
import type { OpenPdf } from './pdf.ts';

/** A display of more would need more memory than the eye has use for. */
const MOST_PIXELS_A_POINT = 4;

/** One page as it is in the file, drawn once it is near; what it showed before stays until then. Its words stand beside it for who does not see it. */
export function PageView({ pdf, number, width, near }: { readonly pdf: OpenPdf; readonly number: number; readonly width: number; readonly near: boolean }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!near || width === 0) return undefined;
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
  }, [pdf, number, width, near]);
  return (
    <li className="report-page" data-drawn={drawn} style={{ width, height: Math.round((width * pdf.height) / pdf.width) }} aria-label={reportScreen.page(number, pdf.pages)}>
      <canvas ref={canvas} aria-hidden="true" />
      {near && <p className="sr-only">{words === '' ? reportScreen.drawingPage : words}</p>}
    </li>
  );
}
