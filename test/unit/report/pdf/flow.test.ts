import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setAtoms, type Atom } from '../../../../src/report/pdf/flow.ts';
import { geometry } from '../../../../src/report/pdf/geometry.ts';

const page = geometry('A4');
const body = page.bottom - page.top;
const HEAD = 15;

interface Placed { readonly index: number; readonly top: number; readonly page: number }

function placed(atoms: readonly Atom[]): { readonly at: readonly Placed[]; readonly repeated: readonly number[]; readonly pages: number } {
  const at: Placed[] = [];
  const repeated: number[] = [];
  let pages = 0;
  const flow = setAtoms(page, atoms, {
    page: (number) => void (pages = number),
    repeat: (atom) => void (atom.repeat !== undefined && repeated.push(pages)),
    atom: (atom, top, number) => void at.push({ index: atoms.indexOf(atom), top, page: number }),
  });
  for (;;) {
    const next = flow.next();
    if (next.done === true) return { at, repeated, pages: next.value };
  }
}

const atom = (height: number, more: Partial<Atom> = {}): Atom => ({ height, before: 0, keepWithNext: false, draw: () => undefined, ...more });
const anyAtom = fc.record({ height: fc.integer({ min: 0, max: 300 }), before: fc.integer({ min: 0, max: 40 }), keepWithNext: fc.boolean(), opens: fc.boolean() }).map((each) => atom(each.height, each));

test('every atom is set once, in order, on the page, and none over another', () => {
  fc.assert(fc.property(fc.array(anyAtom, { maxLength: 60 }), (atoms) => {
    const { at, pages } = placed(atoms);
    expect(at.map(({ index }) => index)).toEqual(atoms.map((_, index) => index));
    for (const [index, { top, page: number }] of at.entries()) {
      const before = at[index - 1];
      const own = atoms[index];
      expect(top + (own?.height ?? 0)).toBeLessThanOrEqual(page.bottom + 0.001);
      expect(number).toBeLessThanOrEqual(pages);
      if (before?.page === number) expect(top).toBeGreaterThanOrEqual(before.top + (atoms[index - 1]?.height ?? 0) - 0.001);
      if (own?.opens === true) expect(top).toBe(page.top);
    }
  }));
});

test('a heading is never alone at the foot of a page', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 10, max: 120 })), { maxLength: 40 }), (pairs) => {
    const atoms = pairs.flatMap(([heading, text]) => [atom(heading, { keepWithNext: true, before: 20 }), atom(text)]);
    const { at } = placed(atoms);
    for (let index = 0; index + 1 < at.length; index += 2) expect(at[index]?.page).toBe(at[index + 1]?.page);
  }));
});

test('column titles come again on each page that a table reaches', () => {
  const repeat = { height: HEAD, draw: () => undefined };
  const rows = Array.from({ length: 100 }, () => atom(40, { repeat }));
  const { repeated, pages, at } = placed([atom(HEAD, { keepWithNext: true }), ...rows]);
  expect(repeated).toEqual(Array.from({ length: pages - 1 }, (_, index) => index + 2));
  expect(at.filter(({ page: number, top }) => number > 1 && top === page.top + HEAD)).toHaveLength(pages - 1);
});

test('a group taller than a page is broken rather than lost', () => {
  const { at, pages } = placed([atom(body * 0.6, { keepWithNext: true }), atom(body * 0.6, { keepWithNext: true }), atom(body * 0.6)]);
  expect([at.length, pages]).toEqual([3, 3]);
});
