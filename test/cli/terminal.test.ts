import { describe, expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';
import { renderRun } from '../../src/cli/render-run.ts';
import { plain, sign, terminalOf, wrap, type Terminal } from '../../src/cli/terminal.ts';
import { reportRun } from '../support/run-fixture.ts';

const UTF8 = { LANG: 'en_GB.UTF-8', TERM: 'xterm' };

describe('what a terminal can show', () => {
  test('colour only where a person looks and has not refused it', () => {
    expect(terminalOf({ isTTY: true, columns: 80 }, UTF8).colour).toBe(true);
    expect(terminalOf({ isTTY: true }, { ...UTF8, NO_COLOR: '1' }).colour).toBe(false);
    expect(terminalOf({ isTTY: true }, { ...UTF8, TERM: 'dumb' }).colour).toBe(false);
    expect(terminalOf({}, UTF8)).toMatchObject({ colour: false, live: false, columns: 100 });
  });

  test('four outcomes differ without colour, and without Unicode', () => {
    for (const unicode of [true, false]) {
      const terminal: Terminal = { columns: 80, unicode, colour: false, live: false };
      const signs = (['pass', 'fail', 'indeterminate', 'not-checked'] as const).map((outcome) => sign(terminal, outcome));
      expect(new Set(signs).size).toBe(4);
    }
  });

  test('without Unicode nothing beyond ASCII leaves, whatever the evidence is called', () => {
    const terminal: Terminal = { columns: 70, unicode: false, colour: false, live: false };
    const text = renderRun(reportRun('failing'), 'b\u00fcndel \u202eexe.zip', terminal);
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    expect(plain(terminal, '“a”…')).toBe('"a"...');
  });

  test('no name can write control characters to the terminal', () => {
    const terminal: Terminal = { columns: 80, unicode: true, colour: false, live: false };
    // eslint-disable-next-line no-control-regex -- exactly these must be absent
    expect(renderRun(reportRun('failing'), 'a\u001b[2Jb\u202ec', terminal)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  test('lines keep to the width', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('unbreakable', 3)).toEqual(['unbreakable']);
    expect(wrap('', 10)).toEqual(['']);
    const terminal: Terminal = { columns: 80, unicode: true, colour: false, live: false };
    const long = renderRun(reportRun('failing'), 'x.zip', terminal).split('\n').filter((line) => line.length > 80);
    expect(long.filter((line) => !/^(sha256| {2}(key|expected|computed|at) )/.test(line))).toEqual([]);
  });

  test('all six axes are always printed', () => {
    const terminal: Terminal = { columns: 100, unicode: true, colour: false, live: false };
    const text = renderRun(reportRun('passing'), 'x.zip', terminal);
    for (const name of ['Integrity', 'Authenticity', 'Time', 'Completeness', 'Policy', 'Controls']) expect(text).toContain(name);
  });
});

describe('progress', () => {
  const live: Terminal = { columns: 80, unicode: true, colour: true, live: true };

  test('shows after a second, ten times a second, and clears itself', () => {
    let now = 0;
    const written: string[] = [];
    const progress = progressLine({ write: (text) => written.push(text) }, live, () => now);
    for (now = 0; now <= 2_000; now += 10) progress.update('verify', now, 4_000);
    expect(written.length).toBeGreaterThan(5);
    expect(written.length).toBeLessThan(15);
    expect(written.at(-1)).toContain('% of 3.9 KiB');
    progress.clear();
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  test('is silent when nobody watches', () => {
    let now = 0;
    const written: string[] = [];
    const progress = progressLine({ write: (text) => written.push(text) }, { ...live, live: false }, () => now);
    for (now = 0; now <= 5_000; now += 100) progress.update('list', now, 5_000);
    progress.clear();
    expect(written).toEqual([]);
  });
});
