import { describe, expect, test } from 'vitest';
import type { ControlResult, Fact } from '../../../src/core/controls/types.ts';
import { judge, type CheckReport, type Finding } from '../../../src/core/findings/index.ts';
import type { Run } from '../../../src/core/run.ts';
import { axisAnswer, controlsScreen, headline, nextSteps } from '../../../src/text/index.ts';
import { run as fixture } from '../../support/record-fixture.ts';

const checked = (id: CheckReport['id'], findings: readonly Finding[] = [], more: Partial<CheckReport> = {}): CheckReport => ({ id, examined: 3, unit: 'things', findings, ...more });
const found = (code: Finding['code'], values: Finding['values'] = {}): Finding => ({ code, at: {}, values });
const signer = (keyid: string): Run['signers'][number] => ({ keyid, name: keyid, holder: null, algorithm: 'ed25519', outcome: 'valid', trustedSince: null, certifiedBy: [] });

const exception: Fact = { subject: 'act-1', verdict: 'exception', reason: 'no-approval', values: { startedAt: '2026-09-14T10:00:00.000Z' }, at: { event: 'e1' } };
const control = (outcome: ControlResult['outcome'], exceptions: readonly Fact[] = []): ControlResult => ({
  id: 'CT-25', version: 1, severity: 'critical', advisory: false, mappings: [], outcome, population: 4, populationDigest: '', exceptionCount: exceptions.length, undecidedCount: 0, exceptions, undecided: [], unreliable: false,
});

const SOUND: readonly CheckReport[] = [checked('files.digests'), checked('manifest.signatures'), checked('completeness.head'), checked('time.independent', [found('time.own-clock')])];

function runOf(reports: readonly CheckReport[], more: Partial<Run> = {}): Run {
  const base = fixture('d'.repeat(64));
  const { verdict, checks, findings } = judge(reports);
  return { ...base, verdict, checks, findings, signers: [signer('a'), signer('b')], streams: base.streams.map((each) => ({ ...each, lastSeq: 4_999 })), ...more };
}

describe('the headline', () => {
  test('a sound record with one failing control', () => {
    const run = runOf([...SOUND, checked('controls.pack', [found('control.exceptions')])], { controls: [control('fail', [exception])] });
    expect(headline(run)).toBe('The record is what was signed, by two keys you trust, complete up to event 4,999. One control test fails: a production write ran without a person’s approval (CT-25).');
  });

  test('a sound record whose controls hold', () => {
    expect(headline(runOf([...SOUND, checked('controls.pack')], { controls: [control('pass')] }))).toMatch(/One control test holds\.$/);
  });

  test('failed integrity comes first and nothing is called signed or complete', () => {
    const text = headline(runOf([...SOUND, checked('chain.links', [found('event.hash-mismatch'), found('event.hash-mismatch')]), checked('controls.pack', [found('control.cannot-tell')])], { controls: [control('indeterminate')] }));
    expect(text).toBe('The record does not hold: an event is not what was recorded (2 places). Nothing that rests on it can pass. One control test could not be decided (CT-25).');
  });

  test('without a trust pack nobody has signed', () => {
    const text = headline(runOf([checked('files.digests'), checked('manifest.signatures', [found('trust.no-pack')]), checked('completeness.head', [found('checkpoint.untrusted-head')])], { signers: [] }));
    expect(text).toContain('who signed it cannot be told');
    expect(text).toContain('Whether it is whole cannot be told');
    expect(text).not.toContain('you trust,');
  });

  test('four failed tests are named; of more, three and how many others', () => {
    const failing = (count: number): string => headline(runOf([...SOUND, checked('controls.pack', [found('control.exceptions')])], { controls: Array.from({ length: count }, (_, index) => ({ ...control('fail', [exception]), id: `CT-${index + 25}` })) }));
    const named = (text: string): number => text.match(/\(CT-\d+\)/gu)?.length ?? 0;
    expect([failing(4), failing(5), failing(30)].map(named)).toEqual([4, 3, 3]);
    expect(failing(4)).not.toContain('more');
    expect(failing(5)).toContain('Five control tests fail: ');
    expect(failing(5)).toMatch(/; and two more\.$/);
  });

  test('a bad signature beside a good manifest', () => {
    const text = headline(runOf([...SOUND, checked('approvals.signatures', [found('approval.signature-invalid')])]));
    expect(text).toContain('The record is what was signed, by two keys you trust, but its authenticity fails (an approval’s signature does not fit). It is complete up to event 4,999.');
  });

  test('what is missing or added is said', () => {
    expect(headline(runOf([...SOUND, checked('completeness.files', [found('file.unlisted')])]))).toContain('by two keys you trust. Its completeness fails (a file is there that nobody signed for).');
  });

  test('no checks at all is no praise', () => {
    expect(headline(runOf([], { signers: [] }))).toBe('Whether the record is what was recorded cannot be told. Nothing that rests on it can pass. No control was tested.');
  });

  test('an unreadable file and Sigstore bundles have their own', () => {
    const base = { digest: 'd', size: 1 };
    expect(headline(runOf([], { subject: { kind: 'unreadable', ...base, because: 'x' } }))).toContain('could not be read');
    const subject: Run['subject'] = { kind: 'sigstore-bundle', ...base, artifactDigest: 'x', identity: 'a@b', issuer: 'i' };
    expect(headline(runOf([checked('sigstore.content'), checked('sigstore.signature')], { subject }))).toBe('The artifact is what a@b signed.');
    expect(headline(runOf([checked('sigstore.content'), checked('sigstore.signature', [found('sigstore.signature-invalid')])], { subject }))).toContain('not to be believed');
    expect(headline(runOf([checked('sigstore.content', [found('sigstore.artifact-missing')]), checked('sigstore.signature')], { subject }))).toContain('cannot be told');
  });
});

describe('the headline of a signed document', () => {
  const of = (form: 'cms' | 'jws' | 'timestamp', content: readonly Finding[], signatures: readonly Finding[], time: readonly Finding[], signers: Run['signers'] = [signer('A. Signer')]): string => {
    const run = runOf([checked('document.content', content), checked('document.signatures', signatures), checked('time.independent', time)], { subject: { kind: 'signed-document', form, digest: 'd', size: 1, artifactDigest: null, signer: 'x' }, signers });
    for (const axis of run.verdict.axes) expect(axisAnswer(axis, run)).toMatch(/^[A-Z].*\.$/);
    return headline(run);
  };
  const stamped = [found('document.time-verified', { time: '2026-06-02T00:00:00.000Z' }), found('document.time-verified', { time: '2026-06-01T00:00:00.000Z' })];
  const own = [found('time.own-clock')];

  test('says who signed, and the earliest time that is proved', () => {
    expect(of('cms', [], [], stamped)).toBe('The content is what A. Signer signed. The signature existed at 2026-06-01 00:00:00.000 UTC.');
    expect(of('jws', [], [], own)).toBe('The content is what A. Signer signed. When it was signed is not proved.');
    expect(of('timestamp', [], [], stamped)).toBe('The content existed at 2026-06-01 00:00:00.000 UTC, by the word of A. Signer.');
    expect(of('cms', [], [], own, [signer('one'), signer('two')])).toContain('one and two signed');
  });

  test('calls nothing signed that failed, is missing or cannot be told', () => {
    expect(of('cms', [found('document.content-mismatch')], [], stamped)).toContain('does not vouch for this');
    expect(of('cms', [found('document.content-missing')], [], stamped)).toContain('was not compared');
    expect(of('jws', [], [found('document.signature-invalid')], own)).toContain('not to be believed');
    expect(of('jws', [], [found('document.time-unproved')], own)).toContain('cannot be told');
    expect(of('timestamp', [], [], [found('document.time-invalid')])).toContain('not to be believed');
    expect(of('timestamp', [], [], [found('document.time-unknown-authority')])).toContain('cannot be told');
    expect(of('cms', [], [], own, [signer('a\u202Eb')])).toContain('⟨U+202E⟩');
  });
});

describe('axes and next steps', () => {
  test('every axis of every outcome has an answer that ends', () => {
    const run = runOf([...SOUND, checked('controls.pack', [found('control.exceptions')])], { controls: [control('fail', [exception])] });
    for (const axis of run.verdict.axes) {
      for (const outcome of ['pass', 'fail', 'indeterminate', 'not-checked', 'not-applicable'] as const) {
        for (const capped of [false, true]) expect(axisAnswer({ ...axis, outcome, capped }, run)).toMatch(/^[A-Z].*\.$/);
      }
    }
    expect(axisAnswer(run.verdict.axes[5]!, run)).toBe('One of one control tests fails: a production write ran without a person’s approval (CT-25).');
  });

  test('failures come before controls, and those before doubts', () => {
    const run = runOf([...SOUND, checked('chain.links', [found('event.hash-mismatch')]), checked('controls.pack', [found('control.exceptions')])], { controls: [control('fail', [exception])] });
    expect(nextSteps(run).map((each) => each.slice(0, 12))).toEqual(['An event is ', 'CT-25, A per', 'The only clo']);
    expect(nextSteps(runOf([checked('files.digests')]))).toHaveLength(1);
  });

  test('what was signed for are the files that the manifest lists, not all that lie in the archive', () => {
    const file = (name: string, listed: boolean): Run['files'][number] => ({ name, size: 1, sha256: null, listed, status: listed ? 'matches' : 'unlisted' });
    const run = runOf([...SOUND], { files: [file('manifest.dsse.json', false), file('a', true), file('b', true), file('stray', false)] });
    expect(axisAnswer(run.verdict.axes[0]!, run)).toContain(': 2 files, ');
  });

  test('the answer of the control tests counts all of them, and says which were no test', () => {
    expect(controlsScreen.headline({ fail: 4, indeterminate: 0, pass: 42, empty: 1, advisory: 3 })).toBe('Of 50 control tests, four fail and 42 hold; one had nothing to test, three are advisory');
    expect(controlsScreen.headline({ fail: 0, indeterminate: 0, pass: 2, empty: 0, advisory: 0 })).toBe('Of 2 control tests, two hold');
  });

  test('direction marks in names of the run do not reach a headline', () => {
    const subject: Run['subject'] = { kind: 'sigstore-bundle', digest: 'd', size: 1, artifactDigest: 'x', identity: 'a\u202Eb', issuer: 'i' };
    expect(headline(runOf([checked('sigstore.content'), checked('sigstore.signature')], { subject }))).toContain('⟨U+202E⟩');
  });
});
