// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { OpenPdf } from '../../../../src/renderer/report/pdf.ts';
import { Pages } from '../../../../src/renderer/report/Pages.tsx';
import { reportScreen } from '../../../../src/text/index.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const HEIGHT = 600;
const pdf = (pages: number): OpenPdf => ({
  pages, width: 210, height: 297, bookmarks: [], draw: () => Promise.reject(new Error('not drawn here')), text: () => Promise.resolve(''), close: () => undefined,
});

/** A browser's own scrolling: never further than what stands there is high. */
function scrolls(region: HTMLElement): void {
  let top = 0;
  const most = (): number => Number.parseFloat(region.querySelector('ol')?.style.height ?? '0') - HEIGHT;
  Object.defineProperty(region, 'scrollTop', {
    get: () => (top = Math.min(top, most())),
    set: (next: number) => { top = Math.min(next, most()); },
  });
}

test('a reader stays on their page when pages become smaller', () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT);
  const read: number[] = [];
  render(<Pages pdf={pdf(100)} places={[]} whole wanted={null} onPage={(page) => void read.push(page)} />);
  const region = screen.getByRole('region', { name: reportScreen.pagesOf(100) });
  scrolls(region);
  region.scrollTop = 79 * 1_085;
  fireEvent.scroll(region);
  expect(read.at(-1)).toBe(80);
  fireEvent.click(screen.getByText(reportScreen.zooms.page));
  fireEvent.scroll(region);
  expect(read.at(-1)).toBe(80);
});
