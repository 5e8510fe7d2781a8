import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../../../src/core/run.ts';
import { oscalDocument } from '../../../../src/report/oscal/index.ts';
import { DEFAULT_CHOICES, reportModel, type ReportChoices, type ReportInput } from '../../../../src/report/index.ts';
import { nameUuid } from '../../../../src/report/oscal/uuid.ts';
import { oscalRuns, oscalSchemaPath, oscalValidator } from '../../../support/oscal-cases.ts';
import { modelOf, runSaying } from '../../../support/report-models.ts';
import { own, review } from '../../../support/report-input.ts';
import { custody, hex, reportRun } from '../../../support/run-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import type { ReviewWork } from '../../../../src/report/review-work.ts';

interface Prop { readonly name: string; readonly value: string; readonly class?: string }
interface Observation { readonly uuid: string; readonly description: string; readonly props: readonly Prop[]; readonly 'relevant-evidence'?: readonly { readonly href: string; readonly props?: readonly Prop[] }[] }
interface Finding {
  readonly target: { readonly 'target-id': string; readonly status: { readonly state: string; readonly reason: string } };
  readonly props: readonly Prop[];
  readonly 'related-observations'?: readonly { readonly 'observation-uuid': string }[];
}
interface Risk {
  readonly uuid: string;
  readonly props: readonly Prop[];
  readonly status: string;
  readonly remediations?: readonly unknown[];
  readonly 'risk-log'?: { readonly entries: readonly unknown[] };
}
interface Document {
  readonly 'assessment-results': {
    readonly uuid: string;
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly 'import-ap': { readonly href: string };
    readonly results: readonly {
      readonly observations: readonly Observation[]; readonly findings: readonly Finding[]; readonly risks?: readonly Risk[]; readonly remarks?: string;
      readonly attestations?: readonly { readonly 'responsible-parties'?: readonly { readonly 'party-uuids': readonly string[] }[]; readonly parts: readonly { readonly name: string }[] }[];
      readonly 'assessment-log'?: { readonly entries: readonly { readonly props: readonly Prop[] }[] };
    }[];
    readonly 'back-matter': { readonly resources: readonly { readonly uuid: string; readonly rlinks?: readonly { readonly hashes: readonly { readonly value: string }[] }[] }[] };
  };
}
const read = (run: Run, choices: Parameters<typeof modelOf>[1] = {}): Document['assessment-results'] => (JSON.parse(oscalDocument(modelOf(run, choices))) as Document)['assessment-results'];
/** With the workstation's log and a review, as a window hands them over. */
const reviewed = (more: Partial<ReportInput> = {}, choices: Partial<ReportChoices> = {}): string => oscalDocument(reportModel({
  run: reportRun('failing'), evidenceName: 'q3.zip', custody, timeline: null, graph: null, measured: null, review, own: null, preparedAt: null, choices: { ...DEFAULT_CHOICES, preparer: 'Ingrid Solberg', ...choices }, ...more,
}));
const result = (document: string): Document['assessment-results']['results'][number] => (JSON.parse(document) as Document)['assessment-results'].results[0]!;
const valueOf = (props: readonly Prop[] | undefined, name: string): string | undefined => {
  const found = props?.find((each) => each.name === name);
  return found?.class === 'json' ? (JSON.parse(found.value) as string) : found?.value;
};

const schema = oscalSchemaPath(resolve('../shared/vectors'));
const present = existsSync(schema);
if (!present) console.warn(`oscal: not held against the published schema, which is not at ${schema}`);

describe.skipIf(!present)('the published schema', () => {
  let runs: Awaited<ReturnType<typeof oscalRuns>> = [];
  beforeAll(async () => void (runs = await oscalRuns(temporaryFolder('oscal'))), 60_000);

  test('has nothing against a run of any kind', () => {
    const problemOf = oscalValidator(schema);
    expect(runs.length).toBeGreaterThan(15);
    expect(runs.map(([name, run]) => [name, problemOf(oscalDocument(modelOf(run)))])).toEqual(runs.map(([name]) => [name, '']));
    expect(problemOf(reviewed())).toBe('');
    for (const some of [own, own.slice(1), own.slice(2)]) expect(problemOf(reviewed({ own: some }))).toBe('');
    expect(problemOf(oscalDocument(modelOf(reportRun('failing'), { preparer: ' Ada\nLima', reviewer: 'Ben', redactions: [{ what: 'people', by: 'Ada', reason: 'asked\nto' }] }, 'a b/ü\ud800.zip')))).toBe('');
  });

  test('fires where a document is wrong', () => {
    const problemOf = oscalValidator(schema);
    const text = oscalDocument(modelOf(reportRun('failing')));
    for (const broken of [text.replace('"not-satisfied"', '"broken"'), text.replace(/"collected": "[^"]+",?/u, ''), text.replace('"name": "outcome"', '"name": "out come"')]) {
      expect(broken).not.toBe(text);
      expect(problemOf(broken)).not.toBe('');
    }
  });
});

describe('controls of the user’s own', () => {
  const parts = (document: string) => (JSON.parse(document) as Document)['assessment-results'];

  test('are a result of their own, and the run’s is what it was without them', () => {
    const [without, withOwn] = [parts(reviewed()), parts(reviewed({ own }))];
    expect(withOwn.results).toHaveLength(2);
    expect(withOwn.results[0]).toEqual(without.results[0]);
    expect(withOwn.uuid).not.toBe(without.uuid);
    const found = withOwn.results[1]!;
    expect(found.observations.map(({ props }) => [valueOf(props, 'own-control'), valueOf(props, 'control'), valueOf(props, 'verdict') ?? valueOf(props, 'outcome') ?? valueOf(props, 'problem')])).toEqual([
      ['true', 'ACME-7', 'fail'], ['true', 'ACME-7', 'exception'], ['true', 'ACME-8', 'unknown-table'], ['true', undefined, 'unknown-member'],
    ]);
    expect(found.findings.map(({ target, props }) => [target['target-id'], target.status.state, valueOf(props, 'own-control')])).toEqual([['ACME-7', 'not-satisfied', 'true']]);
  });

  test('left out, or none: nothing of them', () => {
    expect(reviewed({ own }, { leftOut: ['own-controls'] })).toBe(reviewed({ own: null }, { leftOut: ['own-controls'] }));
    expect(reviewed({ own: [] })).toBe(reviewed());
  });
});

describe('what is written', () => {
  test('every finding, exception and undecided member is an observation, with its bytes', () => {
    const run = runSaying('a');
    const { observations } = read(run).results[0]!;
    expect(observations.filter(({ props }) => valueOf(props, 'code') !== undefined).map(({ props }) => valueOf(props, 'code'))).toEqual(run.findings.map(({ code }) => code));
    expect(observations.filter(({ props }) => valueOf(props, 'verdict') !== undefined)).toHaveLength(run.controls.length * 2);
    expect(observations.filter((each) => valueOf(each['relevant-evidence']?.[0]?.props, 'file') === 'a')).toHaveLength(run.findings.length + run.controls.length * 2);
  });

  test('states follow the outcomes, and nothing untested has one', () => {
    for (const kind of ['passing', 'failing'] as const) {
      const run = reportRun(kind);
      const states = new Map(read(run).results[0]!.findings.map(({ target }) => [target['target-id'], target.status]));
      const expected = { 'pass': { state: 'satisfied', reason: 'pass' }, 'fail': { state: 'not-satisfied', reason: 'fail' }, 'indeterminate': { state: 'not-satisfied', reason: 'other' }, 'not-checked': undefined, 'not-applicable': undefined } as const;
      for (const { axis, outcome } of run.verdict.axes) expect(states.get(`axis-${axis}`)).toEqual(expected[outcome]);
      for (const { id, outcome } of run.controls) expect(states.get(id)).toEqual(expected[outcome]);
    }
  });

  test('an advisory test has observations and no finding', () => {
    const run = reportRun('failing');
    const advisory = { ...run, controls: run.controls.map((control) => ({ ...control, advisory: true })) };
    const { findings, observations } = read(advisory).results[0]!;
    expect(findings.map(({ target }) => target['target-id']).filter((id) => id.startsWith('CT-'))).toEqual([]);
    expect(observations.filter(({ props }) => valueOf(props, 'control') === 'CT-27')).toHaveLength(2);
  });

  test('ids are unique, references lead to them, and the same run has the same', () => {
    expect(oscalDocument(modelOf(runSaying('a')))).toBe(oscalDocument(modelOf(runSaying('a'))));
    const text = reviewed();
    const uuids = Array.from(text.matchAll(/"uuid": "([^"]+)"/gu), ([, uuid]) => uuid);
    expect(new Set(uuids).size).toBe(uuids.length);
    const references = Array.from(text.matchAll(/"(?:observation|subject|actor|party|risk)-uuid": "([^"]+)"|"href": "#([^"]+)"|"party-uuids": \[\s*"([^"]+)"/gu), ([, uuid, href, party]) => uuid ?? href ?? party);
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((each) => !uuids.includes(each))).toEqual([]);
    expect(read({ ...reportRun('passing'), inputs: { ...reportRun('passing').inputs, asOf: '2026-10-02T08:00:00.000Z' } }).uuid).not.toBe(read(reportRun('passing')).uuid);
  });

  test('each test that failed is a risk, which its finding names; what people say of it lies over it', () => {
    const run = reportRun('failing');
    const failed = run.controls.filter(({ outcome, advisory }) => outcome === 'fail' && !advisory).map(({ id }) => id);
    const [control = ''] = failed;
    const { version, populationDigest, exceptionCount: exceptions } = run.controls.find(({ id }) => id === control)!;
    const waiver = { control, why: 'Borne.', by: 'Ingrid Solberg', createdAt: '2020-01-01T00:00:00.000Z', until: '2099-01-01', whole: true, over: { version, populationDigest, exceptions }, withdrawn: null };
    const disposition = { ...review.dispositions[0]!, control };
    const { risks = [], findings } = result(reviewed({ review: { ...review, waivers: [waiver], dispositions: [disposition] } }));
    expect(risks.map(({ props }) => valueOf(props, 'control'))).toEqual(failed);
    expect(risks.map(({ status, remediations, 'risk-log': log }) => [status, remediations?.length, log?.entries.length])).toEqual(failed.map((id) => (id === control ? ['deviation-approved', 1, 1] : ['open', undefined, undefined])));
    expect(findings.find(({ target }) => target['target-id'] === control)).toMatchObject({ 'target': { status: { state: 'not-satisfied' } }, 'related-risks': [{ 'risk-uuid': risks[0]?.uuid }] });
    const statusWith = (change: Partial<ReviewWork['waivers'][number]>) => result(reviewed({ review: { ...review, waivers: [{ ...waiver, ...change }] } })).risks?.[0]?.status;
    expect(statusWith({ until: run.inputs.asOf.slice(0, 10) })).toBe('deviation-approved');
    const bear: readonly Partial<ReviewWork['waivers'][number]>[] = [
      { until: '2020-01-02' }, { createdAt: '2098-01-01T00:00:00.000Z' }, { whole: false }, { over: { ...waiver.over, exceptions: exceptions + 1 } }, { withdrawn: { at: '2020-01-02T00:00:00.000Z', by: 'Hana', why: null } },
    ];
    for (const change of bear) expect(statusWith(change)).toBe('open');
  });

  test('workpapers and sign-offs are attestations; a sign-off that does not hold attests nothing', () => {
    const names = (document: string): readonly (string | undefined)[] => (result(document).attestations ?? []).map(({ parts }) => parts.at(-1)?.name);
    expect(names(reviewed())).toEqual(['conclusion', 'sign-off']);
    const broken = reviewed({ review: { ...review, signOffs: review.signOffs.map((each) => ({ ...each, problem: 'signature-invalid' })) } });
    expect(names(broken)).toEqual(['conclusion']);
    expect(result(broken).observations.map(({ props }) => valueOf(props, 'sign-off')).filter((each) => each !== undefined)).toEqual(['signature-invalid']);
    const party = (JSON.parse(reviewed()) as { 'assessment-results': { metadata: { parties: readonly { name: string }[] } } })['assessment-results'].metadata.parties.map(({ name }) => name);
    expect(party).toEqual(['Ingrid Solberg', 'Hana Kovarova']);
  });

  test('the custody log is the assessment log, line by line; sections that were left out are not there', () => {
    expect(result(reviewed())['assessment-log']?.entries.map(({ props }) => valueOf(props, 'hash'))).toEqual(custody.map(({ hash }) => hash));
    const without = result(reviewed({}, { leftOut: ['custody', 'review'] }));
    expect([without['assessment-log'], without.attestations, without.risks?.every(({ remediations }) => remediations === undefined)]).toEqual([undefined, undefined, true]);
  });

  test('every file of the evidence that has a digest is in the back matter with it', () => {
    const run = { ...reportRun('failing'), files: [{ name: 'audit/a b.ndjson', size: 1, sha256: hex('a'), listed: true, status: 'matches' as const }, { name: 'gone', size: 0, sha256: null, listed: true, status: 'missing' as const }] };
    const digests = read(run)['back-matter'].resources.flatMap(({ rlinks = [] }) => rlinks.flatMap(({ hashes }) => hashes.map(({ value }) => value)));
    expect(digests).toEqual([run.subject.digest, hex('a')]);
  });

  test('what is not proved is said', () => expect(read(reportRun('passing')).results[0]?.remarks?.split('\n')).toHaveLength(1 + reportRun('passing').notProved.length));

  test.each(['<script>x</script>', '[x](javascript:x)', '![x](y)', '`x`', '&lt;'])('%s cannot become markup', (text) => {
    const { observations } = read(runSaying(text)).results[0]!;
    const told = observations.filter(({ description }) => description.includes('javascript') || description.includes('script') || description.includes('x'));
    expect(told.length).toBeGreaterThan(0);
    for (const { description } of observations) expect(description.replace(/\\[\\`*_{}[\]<>&~^|#$!]/gu, '')).not.toMatch(/[<>`*_[\]&]/u);
  });

  test.each(['', ' a', 'a\n', '\u2028', 'plain'])('the value %j is read back', (text) => {
    const found = read(runSaying(text)).results[0]!.observations.find(({ props }) => valueOf(props, 'code') !== undefined);
    expect(valueOf(found?.props, 'expected')).toBe(text);
  });

  test('a version 5 UUID is that of RFC 9562', () => expect(nameUuid('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u));
});
