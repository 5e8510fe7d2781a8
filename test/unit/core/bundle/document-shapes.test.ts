import { describe, expect, test } from 'vitest';
import * as documents from '../../../../src/core/bundle/document-shapes.ts';
import { PREDICATE_TYPE, STATEMENT_TYPE } from '../../../../src/core/bundle/format.ts';
import { STATEMENT } from '../../../../src/core/bundle/manifest-shape.ts';
import { readDocument } from '../../../../src/core/bundle/read-document.ts';
import * as rules from '../../../../src/core/bundle/rule-shapes.ts';
import { APPROVAL, RECEIPT, WORK_PACKAGE } from '../../../../src/core/bundle/statement-shapes.ts';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { createFindingSink } from '../../../../src/core/findings/index.ts';
import { fits, type Shape, type ShapeProblem } from '../../../../src/core/json/index.ts';
import { jcs } from '../../../support/tiny-bundle.ts';

const T = '2026-11-01T00:00:00.000Z';
const H = 'ab'.repeat(32);

/** One document of every kind that a bundle may hold, with every member of its type. */
const SAMPLES: readonly (readonly [string, Shape<unknown>, object])[] = [
  ['principals', documents.PRINCIPALS, { principals: [{ id: 'p', kind: 'person', name: 'P', accounts: ['a'], manager: 'm' }] }],
  ['roles', documents.ROLES, { roles: [{ id: 'r', name: 'R', permissions: [{ action: 'a', environment: 'ci', systems: ['s'] }] }] }],
  ['bindings', documents.BINDINGS, { bindings: [{ principal: 'p', role: 'r', from: T, until: T, granted_by: 'g' }] }],
  ['idp', documents.IDP, { taken_at: T, issuer: 'i', subjects: [{ principal: 'p', status: 'active', groups: ['g'], mfa: true }] }],
  ['agents', documents.AGENTS, { agents: [{ id: 'a', name: 'A', fleet: 'f', version: '1', model: 'm', owner: 'o', status: 'enabled', clearance: 'public', scopes: ['s'] }] }],
  ['fleets', documents.FLEETS, { fleets: [{ id: 'f', name: 'F', purpose: 'test', max_concurrency: 0, max_per_agent: 0, max_by_environment: [{ environment: 'ci', max_concurrency: 0 }], context_refs: ['c'] }] }],
  ['boundaries', documents.BOUNDARIES, { policy_id: 'p', version: '1', effective_from: T, cells: [{ environment: 'ci', risk_class: 'low', max_autonomy: 'execute', gate: 'none', mode: 'enforce' }] }],
  ['graph', documents.GRAPH, { snapshot_id: 'g', valid_from: T, nodes: [{ id: 'n', kind: 'agent', name: 'N', layer: 'fleet', environment: 'ci', data_class: 'public', owner: 'o' }], edges: [{ from: 'a', to: 'b', kind: 'reads' }] }],
  ['ci', documents.CI, { runs: [{ run_id: 'r', pipeline: 'p', commit: 'c', status: 'success', started_at: T, finished_at: T, environment: 'ci' }] }],
  ['itsm', documents.ITSM, { tickets: [{ ticket_id: 't', kind: 'change', title: 'T', state: 'open', opened_at: T, closed_at: T, change_window: { from: T, to: T } }] }],
  ['idp extract', documents.IDP_EXTRACT, { role_changes: [{ principal: 'p', role: 'r', change: 'given', at: T }] }],
  ['credentials', rules.CREDENTIALS, { credentials: [{ id: 'c', principal: 'p', kind: 'api-key', issued_at: T, expires_at: T, revoked_at: T }] }],
  ['approved agents', rules.APPROVED_AGENTS, { approved: [{ agent: 'a', version: '1', model: 'm', from: T, until: T, approved_by: 'p' }] }],
  ['transfer', rules.TRANSFER, { policy_id: 'p', version: '1', effective_from: T, rules: [{ from: 'f', to: '*', artifact_kinds: ['k'], data_classes: ['public'], forms: ['raw'] }] }],
  ['retention', rules.RETENTION, { effective_from: T, minimum_days: 180, holds: [{ hold_id: 'h', matter: 'm', streams: ['s'], from: T, until: T, placed_by: 'p' }] }],
  ['approval', APPROVAL, { approval_id: 'a', action_id: 'b', action_digest: H, decision: 'granted', approver: 'p', account: 'c', policy_version: '1', decided_at: T, expires_at: T, reason: 'r' }],
  ['work package', WORK_PACKAGE, { package_id: 'p', action_id: 'a', action_digest: H, enclave: 'e', commands: ['c'], scope: { resources: ['r'], environment: 'ci', data_classes: ['public'] }, issued_at: T, expires_at: T }],
  ['receipt', RECEIPT, { package_id: 'p', package_digest: H, runner: 'r', started_at: T, finished_at: T, outcome: 'success', output_digest: H }],
  ['statement', STATEMENT, {
    _type: STATEMENT_TYPE, predicateType: PREDICATE_TYPE, subject: [{ name: 'n', digest: { sha256: H } }],
    predicate: {
      bundle_id: 'b', created_at: T, producer: { name: 'n', version: '1' }, tenant: 't', period: { from: T, to: T }, signers: [H],
      streams: [{
        name: 's', origin: 'o', files: ['f'], count: 1, first: { seq: 0, hash: H }, last: { seq: 0, hash: H }, merkle_root: H,
        previous: { tree_size: 1, hash: H, root: H, compact_range: [H], consistency_proof: [H] },
      }],
      snapshots: [{ kind: 'identity', path: 'p', at: T }], redactions: [{ path: 'p', field: 'f', by: 'b', reason: 'r' }],
    },
  }],
];

/** What an extract need not tell, and limits that need not be. */
const OPTIONAL: ReadonlySet<string> = new Set(['change_window', 'max_per_agent', 'max_by_environment']);

const problemsOf = (shape: Shape<unknown>, value: unknown): ShapeProblem[] => {
  const problems: ShapeProblem[] = [];
  const usable = shape(value, '', problems);
  const fast: ShapeProblem[] = [];
  // The quick way through must never judge otherwise than the thorough one.
  expect([fits(shape, value, '', fast), fast]).toEqual([usable, problems]);
  return problems;
};

/** Every place in a document, by its pointer, with a way to make a copy that differs there alone. */
function* places(value: unknown, pointer = '', replace: (other: unknown) => unknown = (other) => other): Generator<[string, unknown, (other: unknown) => unknown]> {
  yield [pointer, value, replace];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    const copy = (other: unknown): unknown => replace(Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other });
    yield* places(each, `${pointer}/${name}`, copy);
  }
}

describe.each(SAMPLES)('%s', (_kind, shape, sample) => {
  test('with every member is accepted', () => expect(problemsOf(shape, sample)).toEqual([]));

  test('of another type anywhere is refused, with a pointer to the place', () => {
    let examined = 0;
    for (const [pointer, value, replace] of places(sample)) {
      for (const other of [7.5, true, [], {}, 'x\u0000', null, -1]) {
        const sameType = typeof other === typeof value && Array.isArray(other) === Array.isArray(value) && other !== null;
        const nullable = other === null && /\/(?:manager|until|layer|environment|data_class|closed_at|change_window|previous|expires_at|revoked_at)$/.test(pointer);
        if (sameType || nullable) continue;
        const problems = problemsOf(shape, replace(other));
        expect(problems.some((each) => each.pointer.startsWith(pointer)), `${pointer} as ${JSON.stringify(other)}`).toBe(true);
        examined += 1;
      }
    }
    expect(examined).toBeGreaterThan(10);
  });

  test('with a member too few or too many anywhere is refused', () => {
    for (const [pointer, value, replace] of places(sample)) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      expect(problemsOf(shape, replace({ ...value, 'ex/tra~': 1 }))).toEqual([{ pointer: `${pointer}/ex~1tra~0`, problem: 'unknown-member' }]);
      for (const name of Object.keys(value)) {
        const { [name]: _gone, ...rest } = value as Record<string, unknown>;
        expect(problemsOf(shape, replace(rest))).toEqual(OPTIONAL.has(name) ? [] : [{ pointer: `${pointer}/${name}`, problem: 'missing-member' }]);
      }
    }
  });

  const BYTES = jcs(sample);
  const read = (bytes: Uint8Array) => {
    const sink = createFindingSink(100);
    const document = readDocument('x.json', bytes, sha256Hex(bytes), shape, { maxDepth: 64, maxBytes: 2 ** 20 }, sink);
    return { document, found: sink.of('record.consistency').findings.map((each) => each.code) };
  };
  test('cut at every length cannot be read', () => {
    for (let length = 0; length < BYTES.length; length++) expect(read(BYTES.slice(0, length))).toEqual({ document: null, found: ['json.malformed'] });
  });
  test('with one flipped bit is a finding, or says something else', () => {
    for (let at = 0; at < BYTES.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = BYTES.slice();
        changed[at] = changed[at]! ^ (1 << bit);
        const { document, found } = read(changed);
        if (found.length === 0) expect(document?.value).not.toEqual(sample);
      }
    }
  });
});
