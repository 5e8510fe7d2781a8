// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useScrollPlace, watchScroller } from '../../../../src/renderer/app/scroll-place.ts';

afterEach(cleanup);

function Place({ name }: { readonly name: string }): null {
  useScrollPlace(name);
  return null;
}

function Frame({ screen, page = null, language = 'en' }: { readonly screen: string; readonly page?: string | null; readonly language?: string }): ReactNode {
  return <main key={language} ref={watchScroller}><Place name={screen} />{page !== null && <Place name={page} />}</main>;
}

const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));

test('a screen begins at its top, and going back finds it as it was left', () => {
  const { container, rerender } = render(<Frame screen="verdict" />);
  const main = container.querySelector('main')!;
  const scroll = (top: number): void => {
    main.scrollTop = top;
    main.dispatchEvent(new Event('scroll'));
  };
  scroll(400);
  rerender(<Frame screen="controls" />);
  expect(main.scrollTop).toBe(0);
  scroll(90);
  window.dispatchEvent(new PopStateEvent('popstate'));
  rerender(<Frame screen="verdict" />);
  expect(main.scrollTop).toBe(400);
  rerender(<Frame screen="controls" />);
  expect(main.scrollTop).toBe(0);
});

test('a page within a screen begins at its top; closed, it leads to where it was opened', async () => {
  const { container, rerender } = render(<Frame screen="list" />);
  const main = container.querySelector('main')!;
  main.scrollTop = 700;
  main.dispatchEvent(new Event('scroll'));
  rerender(<Frame screen="list" page="one" />);
  expect(main.scrollTop).toBe(0);
  rerender(<Frame screen="list" page="two" />);
  main.scrollTop = 30;
  main.dispatchEvent(new Event('scroll'));
  rerender(<Frame screen="list" />);
  await frame();
  await frame();
  expect(main.scrollTop).toBe(700);
  rerender(<Frame screen="list" page="one" />);
  rerender(<Frame screen="elsewhere" />);
  await frame();
  await frame();
  expect(main.scrollTop).toBe(0);
});

test('going back within a screen returns to no other; drawn anew in another language, it is watched all the same', async () => {
  const { container, rerender } = render(<Frame screen="one" />);
  const scroll = (top: number): void => {
    const main = container.querySelector('main')!;
    main.scrollTop = top;
    main.dispatchEvent(new Event('scroll'));
  };
  scroll(300);
  rerender(<Frame screen="two" />);
  window.dispatchEvent(new PopStateEvent('popstate'));
  await new Promise((done) => setTimeout(done, 5));
  rerender(<Frame screen="one" />);
  expect(container.querySelector('main')?.scrollTop).toBe(0);
  rerender(<Frame screen="one" language="ja" />);
  scroll(500);
  rerender(<Frame screen="two" language="ja" />);
  expect(container.querySelector('main')?.scrollTop).toBe(0);
  window.dispatchEvent(new PopStateEvent('popstate'));
  rerender(<Frame screen="one" language="ja" />);
  expect(container.querySelector('main')?.scrollTop).toBe(500);
});
