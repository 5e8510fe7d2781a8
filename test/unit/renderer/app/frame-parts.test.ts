// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { enterMain, stepParts } from '../../../../src/renderer/app/frame-parts.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <nav id="rail" tabindex="-1" data-part></nav>
    <main id="main" tabindex="-1" data-part><button id="field"></button><section id="pane" tabindex="-1" data-part><button id="inner"></button></section></main>
    <aside id="inspector" tabindex="-1" data-part></aside>`;
});

const at = (): string | undefined => document.activeElement?.id;
const stand = (id: string): void => document.getElementById(id)?.focus();

test('from nowhere, the first step is to the screen', () => {
  stepParts(1);
  expect(at()).toBe('main');
});

test('a part of a screen is gone through after the screen, and from within it', () => {
  stand('field');
  const forward = ['one', 'two', 'three', 'four'].map(() => {
    stepParts(1);
    return at();
  });
  expect(forward).toEqual(['pane', 'inspector', 'rail', 'main']);
  stand('inner');
  stepParts(-1);
  expect(at()).toBe('main');
  stepParts(-1);
  expect(at()).toBe('rail');
});

test('the screen is entered at its beginning', () => {
  stand('inspector');
  enterMain();
  expect(at()).toBe('main');
});
