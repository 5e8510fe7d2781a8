// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState, type ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { useFocusAfterRemoval } from '../../../../src/renderer/design/focus.ts';

afterEach(cleanup);

/** A list whose rows are taken away by a press; `stays` is the row whose press comes to nothing. */
function List({ names, stays }: { readonly names: readonly string[]; readonly stays?: string }): ReactNode {
  const [rows, setRows] = useState(names);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const removing = useFocusAfterRemoval(list, heading, rows.length);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>Rows</h2>
      {rows.length > 0 && <ul ref={list}>{rows.map((name, nth) => (
        <li key={name}><button type="button" onClick={() => {
          removing(nth);
          if (name === stays) removing(-1);
          else setRows((all) => all.filter((each) => each !== name));
        }}>{name}</button></li>
      ))}</ul>}
      <button type="button" onClick={() => setRows((all) => all.slice(1))}>elsewhere</button>
    </>
  );
}
const press = (name: string): void => {
  const button = screen.getByRole('button', { name });
  button.focus();
  fireEvent.click(button);
};
const focused = (): string | null => document.activeElement?.textContent ?? null;

describe('when a row that has the keyboard is taken away', () => {
  test('the row that comes into its place has it, or the last one', () => {
    render(<List names={['a', 'b', 'c']} />);
    press('a');
    expect(focused()).toBe('b');
    press('c');
    expect(focused()).toBe('b');
  });

  test('and where none is left, the heading', () => {
    render(<List names={['a']} />);
    press('a');
    expect(focused()).toBe('Rows');
  });

  test('whoever is elsewhere stays there, also after a press that came to nothing', () => {
    render(<List names={['a', 'b', 'c']} stays="c" />);
    press('c');
    press('elsewhere');
    expect(focused()).toBe('elsewhere');
  });
});
