import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/core/run.ts';
import { canonicalize } from '../../../src/core/json/index.ts';
import { runBytes } from '../../../src/engine/verify/index.ts';
import { DEFAULT_CHOICES, reportModel, type ReportChoices, type ReportInput } from '../../../src/report/index.ts';
import { groupDigest, spokenLanguage } from '../../../src/text/index.ts';
import { modelTexts } from '../../support/model-texts.ts';
import { graph, review } from '../../support/report-input.ts';
import { custody, hex, reportRun, reportTimeline } from '../../support/run-fixture.ts';

const input = (run: Run, choices: Partial<ReportChoices> = {}): ReportInput =>
  ({ run, evidenceName: 'q3.zip', custody, timeline: reportTimeline(run), graph, measured: null, review, own: null, choices: { ...DEFAULT_CHOICES, ...choices }, preparedAt: null });
const said = (from: ReportInput): readonly string[] => modelTexts(reportModel(from)).map(({ text }) => text);

/** As hostile as a name in evidence can be, and always itself: markup, marks of direction, formulas, quotes, nothing. */
const hostile = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.constantFrom('<b>x</b>', '=cmd|calc', '‮evil', '\u0000', "'; rm -rf ~; '", '%s%n', '{{x}}'));

describe('a report', () => {
  test('loses and changes no value of the evidence, in either language', () => {
    const base = reportRun('failing');
    fc.assert(fc.property(hostile, hostile, hostile, fc.constantFrom('en', 'ja'), (subject, file, computed, language) => {
      const at = { file, offset: 3, length: 4 };
      const run: Run = {
        ...base,
        findings: base.findings.map((each) => ({ ...each, at, computed })),
        files: base.files.map((each) => ({ ...each, name: file })),
        controls: base.controls.map((each) => ({ ...each, exceptionCount: 1, undecidedCount: 1, exceptions: [{ subject, verdict: 'exception', reason: 'x', values: {}, at }], undecided: [{ subject: `${subject}!`, verdict: 'cannot-tell', reason: 'x', values: {}, at }] })),
      };
      const texts = said(input(run, { language }));
      const times = (text: string): number => texts.filter((each) => each === text).length;
      expect(times(subject)).toBeGreaterThanOrEqual(run.controls.length);
      expect(times(`${subject}!`)).toBeGreaterThanOrEqual(run.controls.length);
      expect(times(computed)).toBeGreaterThanOrEqual(run.findings.length);
      expect(times(file)).toBeGreaterThanOrEqual(run.findings.length + run.files.length + run.controls.length * 2);
    }), { numRuns: 25 });
  });

  test('prints every digest of the run whole', () => {
    for (const language of ['en', 'ja'] as const) {
      const run = reportRun('failing');
      const texts = new Set(said(input(run, { language })));
      for (const [digest] of canonicalize(JSON.parse(JSON.stringify({ ...run, checks: [] }))).matchAll(/\b[0-9a-f]{64}\b/gu)) {
        expect(texts.has(groupDigest(digest)), digest).toBe(true);
      }
    }
  });

  test('lists the population of every test, and counts what it does not list', () => {
    const run = reportRun('failing');
    const many = { ...run, controls: run.controls.map((each) => ({ ...each, exceptionCount: each.exceptions.length + 1_234_567 })) };
    const model = reportModel(input(many));
    const of = (id: string): string => JSON.stringify(model.sections.find((each) => each.id === id)?.blocks);
    for (const id of ['controls', 'populations']) expect(of(id)).toContain(id === 'controls' ? '1,234,568' : groupDigest(hex('population')));
  });

  test('is the same twice, in any language that is spoken meanwhile, and leaves that as it was', () => {
    const before = spokenLanguage();
    const models = (['ja', 'en', 'ja'] as const).map((language) => JSON.stringify(reportModel(input(reportRun('failing'), { language }))));
    expect(models[0]).toBe(models[2]);
    expect(models[0]).not.toBe(models[1]);
    expect(spokenLanguage()).toBe(before);
  });
});

describe('what the maker chose', () => {
  const chosen: Partial<ReportChoices> = { preparer: '<i>Ingrid</i>', reviewer: '‮devil', filter: 'actor:"<script>" OR\n1', leftOut: ['glossary'] };

  test('stands in the scope, letter for letter', () => {
    const model = reportModel(input(reportRun('passing'), chosen));
    const texts = modelTexts({ ...model, sections: model.sections.filter(({ id }) => id === 'scope') }).map(({ text }) => text);
    for (const each of [chosen.preparer, chosen.reviewer, chosen.filter]) expect(texts).toContain(each);
  });

  test('with redactions is said with who, why and how many, and the run is not enclosed', () => {
    const secret = 'Head of internal audit';
    const redactions = [{ what: 'people', by: 'Ingrid <S>', reason: 'of no concern to the reader' }] as const;
    const run = reportRun('passing');
    const [whole, withheld] = [reportModel(input(run)), reportModel(input(run, { redactions }))];
    expect(JSON.stringify(whole.sections)).toContain(secret);
    expect(JSON.stringify(withheld)).not.toContain(secret);
    expect(withheld.attachments).toEqual([]);
    const scope = JSON.stringify(withheld.sections.find(({ id }) => id === 'scope'));
    for (const each of ['Ingrid <S>', 'of no concern to the reader']) expect(scope).toContain(each);
  });

  test('without any encloses the run, byte for byte as it is named', () => {
    const run = reportRun('failing');
    expect(reportModel(input(run)).attachments.map(({ text }) => Buffer.from(text))).toEqual([Buffer.from(runBytes(run))]);
  });
});
