import { describe, expect, test } from 'vitest';
import { controls } from '../../../src/text/en/controls/index.ts';
import { notProved } from '../../../src/text/en/not-proved.ts';
import { controlText, eventTypeText, exceptionClause, factLabel, factText, inLanguage, notProvedText, outcomeWord } from '../../../src/text/index.ts';

const all = Object.entries(controls).flatMap(([id, { facts }]) => Object.keys(facts).map((reason) => [id, reason] as const));

describe('facts of control tests', () => {
  test.each(all)('%s %s reads well without its values, and shows no mark raw', (id, reason) => {
    const fact = { subject: 'act-1', verdict: 'held', reason, at: {} } as const;
    expect(factText(id, { ...fact, values: {} })).toMatch(/^[A-Z].*\.$/);
    expect(factText(id, { ...fact, values: {} })).not.toMatch(/undefined|\s\s/);
    const evil = new Proxy({}, { get: () => 'x\u202Ey' }) as Record<string, string>;
    expect(factText(id, { ...fact, values: evil })).not.toContain('\u202E');
  });

  test('a reason or test of another pack is shown as it stands', () => {
    expect(factText('CT-99', { subject: 's', verdict: 'exception', reason: 'odd', values: { a: '1' }, at: {} })).toBe('odd (a 1).');
    expect(factText('CT-25', { subject: 's', verdict: 'exception', reason: 'constructor', values: {}, at: {} })).toBe('constructor.');
    expect(controlText('__proto__').title).toBe('Control test __proto__');
  });

  test('every exception clause belongs to a reason, and stands for tests whose exceptions agree', () => {
    for (const { facts, exceptions } of Object.values(controls)) expect(Object.keys(facts)).toEqual(expect.arrayContaining(Object.keys(exceptions)));
    const result = { id: 'CT-27', version: 1, severity: 'critical', advisory: false, mappings: [], outcome: 'fail', population: 2, populationDigest: '', exceptionCount: 2, undecidedCount: 0, undecided: [], unreliable: false } as const;
    const fact = (reason: string) => ({ subject: 's', verdict: 'exception', reason, values: {}, at: {} }) as const;
    expect(exceptionClause({ ...result, exceptions: [fact('approval-used-twice')] })).toBe('an approval was used twice');
    expect(exceptionClause({ ...result, exceptions: [fact('approval-used-twice'), fact('digest-changed')] })).toBe('what ran is not what was approved');
  });
});

test.each(['reviewDigest', 'linksTested', 'documents', 'mapped', 'unknown-kind', 'malformed', 'unread-members', 'repeated-ids', 'dropped'])('the fact %s of a check has a Japanese label', (key) => {
  expect(inLanguage('ja', () => factLabel(key))).not.toMatch(/[a-z]{2}/u);
});

describe('the rest of the catalogue', () => {
  test.each(Object.keys(notProved) as (keyof typeof notProved)[])('not proved: %s', (key) => {
    expect(notProvedText({ key, values: {} })).toMatch(/^[A-Z].*\.$/);
  });

  test('words', () => {
    expect(outcomeWord('indeterminate')).toBe('Cannot tell');
    expect(eventTypeText('approval.granted')).toBe('Approval granted');
    expect(eventTypeText('moon\u202E.landed')).toBe('moon⟨U+202E⟩.landed');
    expect(eventTypeText('constructor')).toBe('constructor');
    expect([factLabel('policyVersion'), factLabel('links-tested'), factLabel('constructor')]).toEqual(['Policy version', 'Links tested', 'Constructor']);
    expect(notProvedText({ key: 'redacted-values', values: { count: '3' } })).toContain('(3 of them)');
  });
});
