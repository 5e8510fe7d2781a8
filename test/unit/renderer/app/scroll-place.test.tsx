// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { useRef, type ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useScroller, useScrollPlace } from '../../../../src/renderer/app/scroll-place.ts';

afterEach(cleanup);

function Place({ name }: { readonly name: string }): null {
  useScrollPlace(name);
  return null;
}

function Frame({ screen, page = null }: { readonly screen: string; readonly page?: string | null }): ReactNode {
  const main = useRef<HTMLElement>(null);
  useScroller(main);
  return <main ref={main}><Place name={screen} />{page !== null && <Place name={page} />}</main>;
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
