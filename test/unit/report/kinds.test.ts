import { describe, expect, test } from 'vitest';
import type { Run, Subject } from '../../../src/core/run.ts';
import { DEFAULT_CHOICES, reportModel, type ReportChoices, type ReportInput, type ReportModel, type SectionId } from '../../../src/report/index.ts';
import { modelTexts } from '../../support/model-texts.ts';
import { review } from '../../support/report-input.ts';
import { hex, reportRun, reportTimeline } from '../../support/run-fixture.ts';

const size = { digest: hex('subject'), size: 9 };
const SUBJECTS: readonly Exclude<Subject, { kind: 'evidence-bundle' }>[] = [
  { kind: 'sigstore-bundle', ...size, artifactDigest: hex('artifact'), identity: 'release@example.com', issuer: 'https://issuer.example' },
  { kind: 'signed-document', ...size, form: 'cms', artifactDigest: null, signer: 'A. Signer' },
  { kind: 'custody-log', ...size, entries: 4, software: 'proofroom 0.1.0', period: { from: '2026-10-01T08:00:00.000Z', to: '2026-10-01T09:00:00.000Z' } },
  { kind: 'audit-export', ...size, format: 'aws-cloudtrail', compressed: true, period: null },
  { kind: 'sign-off', ...size, signOffs: 2, runDigest: hex('run'), case: 'Third quarter', evidence: hex('evidence') },
  { kind: 'portable-case', ...size, signOffs: 0, rows: 12, name: 'Third quarter', evidence: hex('evidence'), enclosed: false, runDigest: null },
  { kind: 'unreadable', ...size, because: 'zip-end-missing' },
];

const bare = (subject: Subject): Run => ({
  ...reportRun('failing'), subject, streams: [], files: [], controls: [], signers: [], counts: { events: 0, actions: 0, approvals: 0, files: 0, unknownEvents: 0 },
});
const input = (run: Run, more: Partial<ReportInput> = {}, choices: Partial<ReportChoices> = {}): ReportInput =>
  ({ run, evidenceName: 'q3.zip', custody: [], timeline: null, graph: null, measured: null, review: null, own: null, preparedAt: null, ...more, choices: { ...DEFAULT_CHOICES, ...choices } });
const ids = (model: ReportModel): readonly SectionId[] => model.sections.map(({ id }) => id);

describe('sections', () => {
  test('of a run without a record are those that have something to say', () => {
    for (const subject of SUBJECTS) {
      expect(ids(reportModel(input(bare(subject))))).toEqual(['verdict', 'not-proved', 'next-steps', 'scope', 'inputs', 'controls', 'findings', 'signers', 'checks', 'custody', 'repeat', 'glossary']);
    }
  });

  test('of a failed run are those of a passing one, and more', () => {
    const of = (kind: 'passing' | 'failing') => ids(reportModel(input(reportRun(kind), { timeline: reportTimeline(reportRun(kind)), review })));
    expect(of('failing')).toEqual(expect.arrayContaining([...of('passing')]));
    expect(of('failing')).toEqual([
      'verdict', 'not-proved', 'next-steps', 'scope', 'inputs', 'populations', 'frameworks', 'controls', 'timeline', 'findings', 'signers', 'streams', 'checks', 'review', 'custody', 'notices', 'repeat', 'glossary', 'files',
    ]);
  });

  test('are never blank, whatever the subject', () => {
    for (const subject of SUBJECTS) {
      for (const language of ['en', 'ja'] as const) {
        for (const section of reportModel(input(bare(subject), {}, { language })).sections) {
          expect(section.blocks.length, section.id).toBeGreaterThan(0);
          for (const block of section.blocks) if ('rows' in block) expect(block.rows.length, `${section.id}: ${block.about}`).toBeGreaterThan(0);
        }
      }
    }
  });

  test('that are left out are missing and named, but for the four that stay', () => {
    const run = reportRun('passing');
    const model = reportModel(input(run, {}, { leftOut: ['verdict', 'scope', 'not-proved', 'inputs', 'controls', 'files'] }));
    expect(ids(model).filter((id) => ['verdict', 'not-proved', 'scope', 'inputs'].includes(id))).toHaveLength(4);
    expect(ids(model)).not.toContain('controls');
    const whole = reportModel(input(run));
    const titles = whole.sections.filter(({ id }) => id === 'controls' || id === 'files').map(({ title }) => title);
    const scope = modelTexts({ ...model, subject: [], sections: model.sections.filter(({ id }) => id === 'scope') }).map(({ text }) => text);
    expect(scope).toEqual(expect.arrayContaining(titles));
  });
});

describe('links', () => {
  const targets = (model: ReportModel): ReadonlySet<string> => new Set([...ids(model), ...model.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'heading' && block.anchor !== undefined ? [block.anchor] : [])))]);
  const links = (model: ReportModel): readonly string[] => [...JSON.stringify(model.sections).matchAll(/"to":"([^"]*)"/gu)].map(([, to]) => to ?? '');

  test('lead to a heading of the same report, in every choice of sections', () => {
    for (const leftOut of [[], ['controls'], ['populations'], ['controls', 'frameworks']] as const) {
      const model = reportModel(input(reportRun('failing'), {}, { leftOut }));
      for (const to of links(model)) expect([...targets(model)]).toContain(to);
    }
    expect(links(reportModel(input(reportRun('failing')))).length).toBeGreaterThan(10);
  });

  test('are found by place, so that a test named by a user leads where it should', () => {
    const run = reportRun('failing');
    const own = { ...run.controls[0]!, id: '"><a href=x', mappings: [] };
    const model = reportModel(input({ ...run, controls: [...run.controls, own] }));
    expect(links(model)).toContain('test-3');
    expect(targets(model).has('test-3')).toBe(true);
  });
});
