import { describe, expect, test } from 'vitest';
import type { BundlePredicate, Statement, StreamStatement } from '../../../../src/core/bundle/format.ts';
import type { Finding } from '../../../../src/core/findings/index.ts';
import { DEFAULT_LIMITS } from '../../../../src/core/run.ts';
import { readSigstoreManifest } from '../../../../src/core/sigstore/index.ts';
import { verifyBundle } from '../../../../src/core/bundle/index.ts';
import { containerOf } from '../../../support/memory-container.ts';
import { AS_OF, jcs, tinyBundle, trustOf, type TinyOptions } from '../../../support/tiny-bundle.ts';
import { codesOf, findingsOf, verifyFiles } from '../../../support/verify-tiny.ts';

const T = '2026-11-01T00:00:00.000Z';
const problemsIn = async (options: TinyOptions): Promise<unknown[]> =>
  findingsOf(await verifyFiles(tinyBundle(options))).filter((finding) => finding.code.startsWith('manifest.')).map(({ code, values }) => [code, values?.['problem']]);
const predicate = (change: Partial<BundlePredicate>): TinyOptions => ({ predicate: (each) => ({ ...each, ...change }) });
const stream = (change: Partial<StreamStatement>): TinyOptions =>
  ({ predicate: (each) => ({ ...each, streams: each.streams.map((one) => ({ ...one, ...change })) }) });
const subject = (change: (subjects: Statement['subject']) => readonly unknown[]): TinyOptions =>
  ({ statement: (statement) => ({ ...statement, subject: change(statement['subject'] as Statement['subject']) }) });

describe('a manifest whose members disagree', () => {
  test.each<[string, TinyOptions, unknown[]]>([
    ['a file listed twice', subject((all) => [all[0], ...all]), ['manifest.malformed', 'subject-repeated']],
    ['files out of order', subject((all) => [all[1], all[0], ...all.slice(2)]), ['manifest.malformed', 'subject-order']],
    ['itself among the files', subject((all) => [...all, { name: 'manifest.dsse.json', digest: all[0]!.digest }]), ['manifest.malformed', 'subject-name']],
    ['a period that ends before it starts', predicate({ period: { from: '2026-11-02T00:00:00.000Z', to: T } }), ['manifest.malformed', 'period-order']],
    ['a snapshot that is no file of it', predicate({ snapshots: [{ kind: 'graph', path: 'graph/none.json', at: T }] }), ['manifest.malformed', 'path-not-a-subject']],
    ['a redaction in no file of it', predicate({ redactions: [{ path: 'x', field: 'f', by: 'b', reason: 'r' }] }), ['manifest.malformed', 'path-not-a-subject']],
    ['no signers', predicate({ signers: [] }), ['manifest.malformed', 'signers-empty']],
    ['no stream', predicate({ streams: [] }), ['manifest.malformed', 'streams-empty']],
    ['a stream with a path for a name', stream({ name: 'a/b' }), ['manifest.malformed', 'stream-name']],
    ['a stream without files', stream({ files: [] }), ['manifest.stream-mismatch', 'no-files']],
    ['a stream that counts otherwise', stream({ count: 9 }), ['manifest.stream-mismatch', 'event-count']],
    ['a stream twice', { predicate: (each) => ({ ...each, streams: [...each.streams, ...each.streams] }) }, ['manifest.stream-mismatch', 'name-repeated']],
    ['an origin twice', { predicate: (each) => ({ ...each, streams: [...each.streams, ...each.streams.map((one) => ({ ...one, name: 'other' }))] }) }, ['manifest.stream-mismatch', 'origin-repeated']],
    ['a stream that starts elsewhere than it continues', { ...stream({ first: { seq: 4, hash: 'a'.repeat(64) } }), after: 3 }, ['manifest.stream-mismatch', 'first-seq']],
  ])('%s', async (_name, options, expected) => {
    expect(await problemsIn(options)).toContainEqual(expected);
  });
  test('one signer twice', async () => {
    const options = { predicate: (each: BundlePredicate) => ({ ...each, signers: [...each.signers, each.signers[0]!] }) };
    expect(await problemsIn(options)).toContainEqual(['manifest.malformed', 'signer-repeated']);
    expect(codesOf(await verifyFiles(tinyBundle(options)))).toContain('manifest.signers-mismatch');
  });
});

describe('documents', () => {
  test('of every fixed name are read and handed over', async () => {
    const files = tinyBundle({
      before: (all) => {
        all.set('identity/bindings.json', jcs({ bindings: [{ principal: 'maria', role: 'approver', from: T, until: null, granted_by: 'maria' }] }));
        all.set('identity/idp-snapshot.json', jcs({ taken_at: T, issuer: 'i', subjects: [] }));
        all.set('agents/registry.json', jcs({ agents: [] }));
        all.set('agents/fleets.json', jcs({ fleets: [] }));
        all.set('integrations/ci.json', jcs({ runs: [] }));
        all.set('integrations/itsm.json', jcs({ tickets: [] }));
      },
    });
    const { documents, ...result } = await verifyFiles(files);
    expect(codesOf({ ...result, documents })).toEqual([]);
    const single = ['principals', 'roles', 'bindings', 'idp', 'agents', 'fleets', 'ci', 'itsm'] as const;
    expect(single.map((name) => documents[name]?.file)).toEqual([
      'identity/principals.json', 'identity/roles.json', 'identity/bindings.json', 'identity/idp-snapshot.json', 'agents/registry.json', 'agents/fleets.json',
      'integrations/ci.json', 'integrations/itsm.json',
    ]);
  });
  test('under the name of another are told', async () => {
    const files = tinyBundle({ before: (all) => void all.set('graph/g-2.json', all.get('graph/g-1.json')!) });
    expect(findingsOf(await verifyFiles(files)).find((each) => each.code === 'record.malformed')).toMatchObject({ expected: 'graph/g-2.json', computed: 'graph/g-1.json', values: { problem: 'id-not-of-file' } });
  });
  test('larger than they may be are hashed and not read', async () => {
    const result = await verifyFiles(tinyBundle(), { limits: { ...DEFAULT_LIMITS, maxDocumentBytes: 120 } });
    expect(findingsOf(result).some((each) => each.code === 'json.limit-exceeded' && each.at.file === 'graph/g-1.json')).toBe(true);
    expect(result.documents.graphs).toEqual([]);
  });
});

test('an entry listed twice is taken once, and what its reader noticed twice is told once', async () => {
  const noticed: Finding = { code: 'archive.crc-mismatch', at: { file: 'x' } };
  const container = containerOf(tinyBundle(), 100, [noticed, noticed, { ...noticed, at: { file: 'y' } }]);
  const twice = { ...container, entries: [...container.entries, container.entries[0]!] };
  const result = await verifyBundle(twice, { asOf: AS_OF, trust: trustOf(), limits: DEFAULT_LIMITS, rememberedHeads: [], readSigstoreManifest }, {});
  const archive = findingsOf(result).filter((each) => each.code.startsWith('archive.'));
  expect(archive.map((each) => [each.code, each.at.file])).toEqual([['archive.duplicate-entry', container.entries[0]!.name], ['archive.crc-mismatch', 'x'], ['archive.crc-mismatch', 'y']]);
});
