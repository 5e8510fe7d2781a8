import { describe, expect, test } from 'vitest';
import type { ControlResult, Fact, Finding, Run, RunDto } from '../../../../src/contract/index.ts';
import { findFinding } from '../../../../src/renderer/app/finding-key.ts';
import { answeredBy, subjectsOf } from '../../../../src/renderer/review-screen/subjects.ts';
import type { DispositionRow } from '../../../../src/renderer/review/types.ts';

const exception = (subject: string, more: Partial<Fact> = {}): Fact => ({ subject, verdict: 'exception', reason: 'missing', values: {}, at: { file: 'manifest.dsse.json' }, ...more });
const control = (id: string, exceptions: readonly Fact[], advisory = false): ControlResult => ({
  id, version: 1, severity: 'high', advisory, mappings: [], outcome: 'fail', population: 3, populationDigest: 'ab'.repeat(32), exceptionCount: exceptions.length, undecidedCount: 0,
  exceptions, undecided: [], unreliable: false,
});
const findingsOf = ({ id, exceptions }: ControlResult): readonly Finding[] => exceptions.map(({ subject, reason, at }) => ({ code: 'control.exceptions', at, values: { control: id, subject, reason } }));
const dto = (...controls: readonly ControlResult[]): RunDto => ({ run: { controls, findings: controls.flatMap(findingsOf) } as unknown as Run }) as unknown as RunDto;
const word = (target: string, id: string): DispositionRow => ({ id: 'd', caseId: 'c', target, control: id, says: 'explained', why: '', by: '', label: '', createdAt: '' });

describe('what a run asks people a word about', () => {
  test('leads to the subject where the record holds one, and says of which kind', () => {
    const subjects = subjectsOf(dto(control('CT-25', [exception('act-1', { kind: 'action' })]), control('CT-47', [exception('database:one', { kind: 'node' })]), control('CT-18', [exception('person:ada', { kind: 'person' })])));
    expect(subjects.map((each) => each.selection)).toEqual([{ kind: 'action', id: 'act-1' }, { kind: 'node', id: 'database:one' }, { kind: 'person', id: 'person:ada' }]);
  });

  test('leads to its finding where the subject is none of these; two in one file stay two', () => {
    const run = dto(control('CT-08', [exception('art-1'), exception('art-2')]));
    const subjects = subjectsOf(run);
    expect(subjects).toHaveLength(2);
    expect(subjects.map(({ selection }) => selection.kind)).toEqual(['finding', 'finding']);
    expect(subjects.map(({ selection }) => findFinding(run.run, selection.id)?.finding.values?.['subject'])).toEqual(['art-1', 'art-2']);
  });

  test('a word given when every subject counted as an action is found again', () => {
    const [subject] = subjectsOf(dto(control('CT-08', [exception('art-1')])));
    expect(subject && answeredBy(subject, [word('action:art-1', 'CT-08')])?.id).toBe('d');
    expect(subject && answeredBy(subject, [word('action:art-2', 'CT-08'), word('action:art-1', 'CT-07')])).toBeUndefined();
    expect(subject && answeredBy(subject, [word('action:art-1', 'CT-08'), { ...word(subject.target, 'CT-08'), id: 'new' }])?.id).toBe('new');
  });

  test('indications ask for one word on the test', () => {
    expect(subjectsOf(dto(control('CT-29', [exception('apr-1'), exception('apr-2')], true))).map((each) => each.target)).toEqual(['control:CT-29']);
  });

  test('says of each where it is, for many have one title; of the whole nothing', () => {
    const findings: readonly Finding[] = [{ code: 'event.hash-mismatch', at: { file: 'a.ndjson', offset: 1_024, event: 'evt-1' } }, { code: 'event.hash-mismatch', at: { file: 'a.ndjson', offset: 4_096 } }, { code: 'manifest.missing', at: {} }];
    const places = subjectsOf({ run: { controls: [], findings } as unknown as Run } as unknown as RunDto).map(({ place }) => place);
    expect(new Set(places).size).toBe(3);
    expect(places[0]).toContain('evt-1');
    expect(places[2]).toBe('');
  });
});
