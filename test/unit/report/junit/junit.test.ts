import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { renderJunit } from '../../../../src/report/junit/index.ts';
import { xmlText } from '../../../../src/report/junit/xml-text.ts';
import { AXES } from '../../../../src/core/findings/index.ts';
import { reportRun } from '../../../support/run-fixture.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Element[];
}

/** A strict parser of another make: what it refuses, a pipeline refuses. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, text: '', children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('text', (text) => { stack.at(-1)!.text += text; });
  parser.on('closetag', () => void stack.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

const cases = (xml: string): Element[] => parse(xml).children.flatMap((suite) => suite.children.filter((each) => each.name === 'testcase'));
const OUTCOME_OF: Readonly<Record<string, string>> = { 'pass': '', 'fail': 'failure', 'indeterminate': 'error', 'not-checked': 'skipped', 'not-applicable': 'skipped' };

describe('JUnit', () => {
  test('every check is a case whose child is its outcome', () => {
    for (const kind of ['passing', 'failing'] as const) {
      const run = reportRun(kind);
      const found = cases(renderJunit([{ name: 'a.zip', run }], []));
      expect(found.map((each) => [each.attributes['classname'], each.attributes['name']?.split(':')[0], each.children[0]?.name ?? ''])).toEqual(
        run.checks.map((check) => [`proofroom.${check.axis}`, check.id, OUTCOME_OF[check.outcome]]),
      );
    }
  });

  test('nothing but a pass is without a child, required axes included', () => {
    const run = reportRun('passing');
    const required = cases(renderJunit([{ name: 'a.zip', run }], AXES)).slice(run.checks.length);
    expect(required).toHaveLength(6);
    for (const [index, each] of required.entries()) expect(each.children.length === 0).toBe(run.verdict.axes[index]!.outcome === 'pass');
    expect(required.find((each) => each.attributes['classname'] === 'proofroom.policy')?.children[0]?.name).toBe('error');
  });

  test('totals are those of the cases', () => {
    const xml = parse(renderJunit([{ name: 'a', run: reportRun('failing') }, { name: 'b', run: null, because: 'there is no such file' }], ['integrity']));
    const all = xml.children.flatMap((suite) => suite.children.filter((each) => each.name === 'testcase'));
    const count = (name: string): string => String(all.filter((each) => each.children[0]?.name === name).length);
    expect(xml.attributes).toMatchObject({ tests: String(all.length), failures: count('failure'), errors: count('error'), skipped: count('skipped') });
    expect(xml.children[1]?.children[0]?.children[0]?.name).toBe('error');
  });

  test('whatever the evidence is called, the document parses and the name is one', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      const xml = parse(renderJunit([{ name, run: null, because: name }], []));
      expect(xml.children).toHaveLength(1);
      expect(xml.children[0]?.children).toHaveLength(1);
    }));
  });

  test.each([
    ['\u0000', '⟨U+0000⟩'], ['\u001b[2J', '⟨U+001B⟩[2J'], ['\ud800', '⟨U+D800⟩'], ['\uffff', '⟨U+FFFF⟩'], ['\u{1fffe}', '⟨U+1FFFE⟩'],
    ['a\nb', 'a&#10;b'], [']]>', ']]&gt;'], ['"&<', '&quot;&amp;&lt;'], ['\u{1f600}é', '\u{1f600}é'],
  ])('%j is written %s', (raw, written) => expect(xmlText(raw)).toBe(written));
});
