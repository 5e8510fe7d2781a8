import { describe, expect, test } from 'vitest';
import type { ActionDescriptor, EventLine } from '../../../../../src/core/bundle/format.ts';
import { createContext, type Fact } from '../../../../../src/core/controls/index.ts';
import { CT_26 } from '../../../../../src/core/controls/approval/ct-26-approver-independent.ts';
import { PARAMETERS } from '../../../../../src/core/controls/parameters.ts';
import { createRecordBuilder } from '../../../../../src/sources/proofroom-bundle/index.ts';
import { DESCRIPTOR, DIGEST, DOCUMENTS, lifecycle, line } from '../../../../support/event-lines.ts';

function factOf(lines: readonly EventLine[]): Fact | undefined {
  const builder = createRecordBuilder(DOCUMENTS);
  for (const each of lines) builder.add(each, { file: 'audit/plane/0001.ndjson' }, 'verified');
  const { record } = builder.finish([]);
  const walk = CT_26.walk(createContext({ record, checks: [], files: [], streams: [], signers: [], exportedAt: null }, PARAMETERS));
  return [...walk.over([...record.actions]), ...walk.rest()].map((each) => CT_26.judge(each)).find(({ subject }) => subject === 'act-1');
}

const requestOf = (descriptor: Partial<ActionDescriptor>, ms: number, more: Partial<EventLine>): EventLine =>
  line('action.requested', { descriptor: { ...DESCRIPTOR, ...descriptor }, digest: DIGEST }, ms, more);
/** A modification that made the commit, by somebody. */
const change = (head: string, actor: EventLine['actor']): EventLine[] => [
  requestOf({ kind: 'repository.modify', environment: 'ci', parameters: { head } }, -9_000, { action_id: `change-${head}`, actor }),
  line('action.started', { action_digest: DIGEST }, -8_000, { action_id: `change-${head}`, actor }),
];
const merged = (head: string, index = 0): EventLine => line('pull-request.merged', { pull_request: `pr-${index}`, repository: 'repository:billing', head, merge_commit: `m${index}` }, 3_500 + index);
const MENDER = { kind: 'agent', id: 'agent:mender' } as const;
const APPROVER = { kind: 'person', id: 'person:wei' } as const;
const [asked, ...rest] = lifecycle() as [EventLine, ...EventLine[]];

describe('CT-26: whoever made what is merged does not approve it', () => {
  test('the merge of another’s commit is independent', () => {
    expect(factOf([...change('c0ffee', MENDER), asked, ...rest, merged('c0ffee')])).toMatchObject({ verdict: 'held', reason: 'independent' });
  });

  test('names the commit that the approver made, not the one that was asked for', () => {
    expect(factOf([...change('c0ffee', MENDER), ...change('beef', APPROVER), asked, ...rest, merged('beef')]))
      .toMatchObject({ verdict: 'exception', reason: 'approver-is-author', values: { author: 'person:wei', commit: 'beef' } });
  });

  test('an action that was asked for as something else merges all the same', () => {
    const other = requestOf({ kind: 'production.change', parameters: {} }, 0, {});
    expect(factOf([...change('beef', APPROVER), other, ...rest, merged('beef')])).toMatchObject({ verdict: 'exception', reason: 'approver-is-author' });
  });

  test('whose start and end are left out is no author taken away', () => {
    const requested = requestOf({ kind: 'repository.modify', environment: 'ci', parameters: { head: 'c0ffee' } }, -7_000, { action_id: 'change-again', actor: APPROVER });
    const blocked = line('action.blocked', { action_digest: DIGEST, reason: 'refused' }, -6_000, { action_id: 'change-again', actor: APPROVER });
    expect(factOf([...change('c0ffee', MENDER), requested, asked, ...rest, merged('c0ffee')])).toMatchObject({ verdict: 'cannot-tell', reason: 'author-unknown' });
    expect(factOf([...change('c0ffee', MENDER), requested, blocked, asked, ...rest, merged('c0ffee')])).toMatchObject({ verdict: 'held', reason: 'independent' });
  });

  test('more commits than are looked at are no pass, one commit merged again and again is one', () => {
    const many = Array.from({ length: 9 }, (_, index) => `c${index}`);
    const changes = many.flatMap((head, index) => change(head, index === 8 ? APPROVER : MENDER));
    expect(factOf([...change('c0ffee', MENDER), ...changes, asked, ...rest, ...many.map(merged)])).toMatchObject({ verdict: 'cannot-tell', reason: 'author-unknown' });
    const again = Array.from({ length: 9 }, (_, index) => merged('c0ffee', index));
    expect(factOf([...change('c0ffee', MENDER), ...change('beef', APPROVER), asked, ...rest, ...again, merged('beef', 9)])).toMatchObject({ verdict: 'exception', values: { commit: 'beef' } });
  });
});

describe('CT-26: whoever gains does not approve', () => {
  const own = [...change('c0ffee', MENDER), asked, ...rest, merged('c0ffee')];
  const key = (principal: string, more: Partial<EventLine> = {}): EventLine => line('credential.issued', { credential_id: 'key-1', principal, kind: 'api-key', expires_at: null }, 3_600, more);
  const under = (way: { readonly delegation?: string; readonly break_glass?: string }, ...before: readonly EventLine[]): Fact | undefined =>
    factOf([...before, ...change('c0ffee', MENDER), line('action.requested', { descriptor: DESCRIPTOR, digest: DIGEST, ...way }, 0), ...rest, merged('c0ffee')]);
  const passedOn = (delegation: string, parent: string | null, from: string): EventLine =>
    line('delegation.granted', { delegation_id: delegation, parent, from, to: 'agent:mender', scopes: [], expires_at: null }, -9_500, { action_id: 'other' });

  test('nor through a service that they answer for', () => {
    expect(factOf([...own, key('service:ci')])).toMatchObject({ verdict: 'exception', reason: 'approver-is-beneficiary', values: { beneficiary: 'service:ci', what: 'credential' } });
    expect(factOf([...own, key('svc-ci')])).toMatchObject({ verdict: 'exception', reason: 'approver-is-beneficiary' });
    expect(factOf([...change('c0ffee', { kind: 'service', id: 'service:ci' }), asked, ...rest, merged('c0ffee')])).toMatchObject({ verdict: 'exception', reason: 'approver-is-author' });
  });

  test('what another action gives is no gain by this one, and who answers for the requester’s owner gains nothing for the approver', () => {
    expect(factOf([...own, key('person:wei', { action_id: 'change-c0ffee' })])).toMatchObject({ verdict: 'held', reason: 'independent' });
    expect(factOf([...own, key('person:amara')])).toMatchObject({ verdict: 'held', reason: 'independent' });
  });

  test('nor with rights that began with them, over however many hops', () => {
    expect(under({ delegation: 'd2' }, passedOn('d1', null, 'wei@example'), passedOn('d2', 'd1', 'service:orchestrator'))).toMatchObject({ reason: 'approver-is-beneficiary', values: { beneficiary: 'wei@example', what: 'passed-on' } });
    expect(under({ delegation: 'd2' }, passedOn('d1', null, 'person:amara'), passedOn('d2', 'd1', 'service:orchestrator'))).toMatchObject({ verdict: 'held' });
  });

  test('and what is left out of the record leaves it open', () => {
    expect(under({ delegation: 'd2' }, passedOn('d2', 'd1', 'person:amara'))).toMatchObject({ verdict: 'cannot-tell', reason: 'beneficiary-unknown', values: { id: 'd1' } });
    expect(under({ delegation: 'd2' })).toMatchObject({ verdict: 'cannot-tell', reason: 'beneficiary-unknown', values: { id: 'd2' } });
    expect(under({ break_glass: 'bg-1' })).toMatchObject({ verdict: 'cannot-tell', reason: 'beneficiary-unknown', values: { id: 'bg-1', what: 'emergency' } });
  });

  test('and an id that was granted before in another name hides nobody, wherever in the chain', () => {
    const [decoy, real] = [passedOn('d1', null, 'person:amara'), passedOn('d1', null, 'person:wei')];
    expect(under({ delegation: 'd1' }, decoy, real)).toMatchObject({ verdict: 'cannot-tell', reason: 'beneficiary-unknown', values: { id: 'd1', what: 'passed-on' } });
    expect(under({ delegation: 'd2' }, decoy, real, passedOn('d2', 'd1', 'service:orchestrator'))).toMatchObject({ verdict: 'cannot-tell', reason: 'beneficiary-unknown' });
    expect(under({ delegation: 'd1' }, real, decoy)).toMatchObject({ verdict: 'exception', reason: 'approver-is-beneficiary' });
    expect(under({ delegation: 'd1' }, decoy, decoy)).toMatchObject({ verdict: 'held' });
  });

  test('an id is told as one, and is nobody who could have approved', () => {
    const fact = under({ delegation: 'person:wei' });
    expect(fact).toMatchObject({ verdict: 'cannot-tell', reason: 'beneficiary-unknown', values: { id: 'person:wei' } });
    expect(fact?.values).not.toHaveProperty('beneficiary');
  });

  test('nor an id of emergency access that was opened before in another name', () => {
    const opened = (principal: string): EventLine => line('break-glass.opened', { break_glass_id: 'bg-1', principal, reason: 'stuck', ticket_id: null, until: '2026-12-31T00:00:00.000Z' }, -9_500, { action_id: 'other' });
    expect(under({ break_glass: 'bg-1' }, opened('person:amara'))).toMatchObject({ verdict: 'held' });
    expect(under({ break_glass: 'bg-1' }, opened('person:wei'))).toMatchObject({ verdict: 'exception', reason: 'approver-is-beneficiary' });
    expect(under({ break_glass: 'bg-1' }, opened('person:amara'), opened('person:wei'))).toMatchObject({ verdict: 'cannot-tell', reason: 'beneficiary-unknown', values: { id: 'bg-1', what: 'emergency' } });
  });
});
