import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src/core/encoding/index.ts';
import type { FindingCode } from '../../../src/core/findings/index.ts';
import type { Action, RecordEvent } from '../../../src/core/model/record.ts';
import type { ExportForm, ExportResult } from '../../../src/sources/audit-export/index.ts';
import { createCloudTrailReader, recogniseCloudTrail } from '../../../src/sources/aws-cloudtrail/index.ts';
import { cloudTrailRecord, ROLE_SESSION, roleIdentity } from '../../support/audit-export.ts';

interface Read extends ExportResult { readonly rows: readonly RecordEvent[]; readonly calls: readonly Action[] }

function read(text: string | Uint8Array, form: ExportForm = 'document', asOf = Date.UTC(2030, 0, 1)): Read {
  const rows: RecordEvent[] = [];
  const calls: Action[] = [];
  const reader = createCloudTrailReader(form, { file: 'cloudtrail.json', maxValueBytes: 10_000, maxJsonDepth: 64, maxFindingsPerCode: 100, asOf }, { event: (row) => void rows.push(row), action: (each) => void calls.push(each) });
  reader.push(typeof text === 'string' ? encodeUtf8(text) : text);
  return { ...reader.end(), rows, calls };
}
const document = (...records: readonly unknown[]): string => JSON.stringify({ Records: records });
const codes = ({ reports }: ExportResult): readonly FindingCode[] => reports.flatMap((report) => report.findings.map(({ code }) => code));
const STANDING: readonly FindingCode[] = ['source.no-digest', 'source.unsigned', 'source.no-head', 'source.own-clock'];

describe('a CloudTrail file', () => {
  test('gives a row a record, at its bytes, with nothing it does not say', () => {
    const text = document(cloudTrailRecord({ n: 0 }), cloudTrailRecord({ n: 1 }));
    const { rows, record, counts } = read(text);
    expect(rows[1]).toMatchObject({
      type: 'data.read', sourceType: 's3:GetObject', known: true, time: Date.UTC(2026, 7, 1) + 1_000, seq: 1, layer: null, hash: null, integrity: 'unsigned', environment: null,
      actorKind: 'role', actorId: `${ROLE_SESSION}1`, systemId: 's3:data-1', outcome: 'success', dataClass: null, fleetId: null,
    });
    const { offset = 0, length = 0, pointer } = rows[1]!.at;
    expect(JSON.parse(text.slice(offset, offset + length))).toEqual(cloudTrailRecord({ n: 1 }));
    expect(pointer).toBe('/Records/1');
    expect(record).toMatchObject({ eventCount: 2, period: { from: rows[0]!.time, to: rows[1]!.time }, actions: [] });
    expect(counts).toEqual({ records: 2, mapped: 2, unknown: 0, malformed: 0, actions: 2 });
  });

  test('says which access key was used by whom, and nothing where it does not', () => {
    const keyed = (n: number, session: number, accessKeyId: string) => cloudTrailRecord({ n, identity: { ...(roleIdentity(session) as object), accessKeyId } });
    const { record, calls } = read(document(keyed(3, 1, 'ASIA1'), keyed(1, 1, 'ASIA1'), keyed(2, 2, 'ASIA1'), { ...keyed(4, 2, 'ASIA2'), errorCode: 'AccessDenied' }));
    expect(calls.map(({ credential, startCredential }) => [credential, startCredential])).toEqual([['ASIA1', 'ASIA1'], ['ASIA1', 'ASIA1'], ['ASIA1', 'ASIA1'], ['ASIA2', undefined]]);
    const start = Date.UTC(2026, 7, 1);
    expect(record.access?.credentialUses.map(({ credentialId, actorId, actorKind, events, first, last }) => [credentialId, actorId, actorKind, events, first.time - start, last.time - start])).toEqual([
      ['ASIA1', `${ROLE_SESSION}1`, 'role', 2, 1_000, 3_000], ['ASIA1', `${ROLE_SESSION}2`, 'role', 1, 2_000, 2_000], ['ASIA2', `${ROLE_SESSION}2`, 'role', 1, 4_000, 4_000],
    ]);
    expect(read(document(cloudTrailRecord({ n: 0 }))).record.access).toBeUndefined();
  });

  test('says every time that nothing in it is proved', () => {
    expect(codes(read(document(cloudTrailRecord({ n: 0 }))))).toEqual(STANDING);
    expect(codes(read(document()))).toEqual(STANDING);
  });

  test('makes an action of a role session’s call, with the person who answers for it', () => {
    const { calls, record } = read(document(cloudTrailRecord({ n: 3, name: 'PutObject', readOnly: false })));
    expect(calls[0]).toMatchObject({ agentId: `${ROLE_SESSION}3`, actorKind: 'role', accountable: 'ada.3', outcome: 'completed', mode: 'write', digest: null, integrity: 'unsigned' });
    expect(calls[0]?.descriptor).toMatchObject({ kind: 's3:PutObject', targets: ['s3:data-3'], risk_class: null, environment: null, autonomy: null });
    expect(record.course?.accountable).toMatchObject([{ actorId: `${ROLE_SESSION}3`, person: 'ada.3', basis: 'source-identity' }]);
  });

  test.each([['AccessDenied'], ['Client.UnauthorizedOperation'], ['AccessDeniedException'], ['UnauthorizedOperation'], ['KMSAccessDeniedException'], ['UnauthorizedException'], ['AuthorizationErrorException'], ['Forbidden']])('%s is a refusal, and the action never started', (errorCode) => {
    const { rows, calls } = read(document(cloudTrailRecord({ n: 0, more: { errorCode, errorMessage: 'not allowed' } })));
    expect(rows[0]?.outcome).toBe('denied');
    expect(calls[0]).toMatchObject({ outcome: 'denied', started: null, finished: { value: { type: 'action.blocked', reason: `${errorCode}: not allowed` } } });
  });

  test.each([['NoSuchBucket', 'failure'], ['Client.DryRunOperation', null], ['NotAccessDeniedAtAll', 'failure'], ['Client.AuthFailure', 'failure']])('%s is %s', (errorCode, outcome) => {
    expect(read(document(cloudTrailRecord({ n: 0, more: { errorCode } }))).rows[0]?.outcome).toBe(outcome);
  });

  test.each([
    ['iam', 'AttachRolePolicy', 'role.bound'], ['sts', 'AssumeRole', 'role.assumed'], ['cloudtrail', 'StopLogging', 'log.changed'], ['iam', 'CreateAccessKey', 'credential.changed'],
    ['bedrock', 'InvokeModel', 'model.called'], ['ec2', 'RunInstances', 'system.changed'], ['ec2', 'DescribeInstances', 'system.read'], ['lambda', 'ListFunctions20150331', 'system.read'],
  ])('%s:%s is %s', (service, name, type) => {
    const { readOnly: _, ...record } = cloudTrailRecord({ n: 0, service, name });
    expect(read(document(record)).rows[0]).toMatchObject({ type, known: true, sourceType: `${service}:${name}` });
  });

  test('keeps and counts a call it has no mapping for', () => {
    const result = read(document(cloudTrailRecord({ n: 0, service: 'quantum', name: 'Entangle' }), cloudTrailRecord({ n: 1, service: 'quantum', name: 'Entangle' })));
    expect(result.rows[0]).toMatchObject({ type: 'quantum:Entangle', known: false });
    expect(result.counts).toMatchObject({ mapped: 0, unknown: 2 });
    expect(result.record.unknownTypes).toEqual([{ type: 'quantum:Entangle', count: 2 }]);
    expect(codes(result)).toContain('source.unknown-type');
  });

  test('counts what a collector added', () => {
    const { reports } = read(document(cloudTrailRecord({ n: 0, more: { p_row_id: 'x' } }), cloudTrailRecord({ n: 1, more: { p_row_id: 'y' } })));
    const found = reports.flatMap((report) => report.findings).filter(({ code }) => code === 'source.unread-member');
    expect(found.map(({ values }) => values)).toEqual([{ member: '/p_row_id', count: 2 }]);
  });

  test.each([['[1]', { problem: 'wrong-type' }], ['{"eventName":"A"}', { problem: 'missing-member', member: 'eventTime' }], ['{"eventName":"A","eventTime":"soon"}', { problem: 'wrong-value', member: 'eventTime' }], ['{"eventTime":"2026-01-01T00:00:00Z"}', { problem: 'missing-member', member: 'eventName' }]])(
    '%s is malformed, and the next record is read', (bad, values) => {
      const result = read(`{"Records":[${bad},${JSON.stringify(cloudTrailRecord({ n: 1 }))}]}`);
      expect(result.counts).toMatchObject({ records: 2, mapped: 1, malformed: 1 });
      const found = result.reports.flatMap((report) => report.findings).find(({ code }) => code === 'source.malformed-record');
      expect(found).toMatchObject({ at: { offset: 12, pointer: '/Records/0' }, values });
    },
  );

  test('that repeats an id keeps both under ids of their own', () => {
    const { rows, reports } = read(document(cloudTrailRecord({ n: 0 }), cloudTrailRecord({ n: 0 })));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
    expect(reports.flatMap((report) => report.findings).filter(({ code }) => code === 'source.repeated-id')).toHaveLength(1);
  });

  test('cut at every length says so, and changes no earlier row', () => {
    const bytes = encodeUtf8(document(cloudTrailRecord({ n: 0 }), cloudTrailRecord({ n: 1 })));
    const whole = read(bytes).rows;
    for (let length = 1; length < bytes.length; length += 7) {
      const result = read(bytes.subarray(0, length));
      expect(codes(result), `${length}`).toContain('source.broken-off');
      expect(result.rows).toEqual(whole.slice(0, result.rows.length));
    }
  });

  test('with one byte changed never throws, and counts every record once', () => {
    const bytes = encodeUtf8(`${JSON.stringify(cloudTrailRecord({ n: 0 }))}\n${JSON.stringify(cloudTrailRecord({ n: 1 }))}\n`);
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const changed = bytes.slice();
      changed[at] = byte;
      const { counts, rows } = read(changed, 'lines');
      expect(counts.mapped + counts.unknown + counts.malformed).toBe(counts.records);
      expect(rows).toHaveLength(counts.mapped + counts.unknown);
      expect(counts.records).toBeGreaterThanOrEqual(2);
    }), { numRuns: 400 });
  });

  test('dated after the as-of time has that found once', () => {
    expect(codes(read(document(cloudTrailRecord({ n: 0 }), cloudTrailRecord({ n: 1 })), 'document', 0)).filter((code) => code === 'time.after-as-of')).toHaveLength(1);
  });

  test.each([
    [{ resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::b/k' }, { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::b' }] }, 'arn:aws:s3:::b'], [{ resources: [{ ARN: 'arn:aws:kms:::key/1' }] }, 'arn:aws:kms:::key/1'],
    [{ requestParameters: null }, 's3.amazonaws.com'], [{ resources: 'none', requestParameters: { bucketName: 'arn:aws:s3:::c' } }, 'arn:aws:s3:::c'],
  ])('%j is about %s', (more, systemId) => {
    expect(read(document(cloudTrailRecord({ n: 0, more }))).rows[0]?.systemId).toBe(systemId);
  });

  test.each([[{ responseElements: { ConsoleLogin: 'Failure' } }, 'failure'], [{ responseElements: { ConsoleLogin: 'Success' } }, 'success'], [{ errorMessage: 'no' }, 'failure'], [{ errorCode: 'x'.repeat(300) }, 'failure']])(
    '%j came to %s', (more, outcome) => {
      expect(read(document(cloudTrailRecord({ n: 0, more }))).rows[0]?.outcome).toBe(outcome);
    },
  );

  test('with other members beside its records, or lines that are no objects, counts them', () => {
    const beside = read(`{"Records":[],"NextToken":"x"}`);
    expect(beside.reports.flatMap((report) => report.findings).find(({ code }) => code === 'source.unread-member')).toMatchObject({ values: { member: '/NextToken', count: 1 } });
    const lines = read(`[1]\n7\n${JSON.stringify(cloudTrailRecord({ n: 0, more: { note: 'x'.repeat(20_000) } }))}\n{"a":1,"a":2}\n`, 'lines');
    expect(lines.counts).toMatchObject({ records: 4, malformed: 4 });
    expect(read('"x"').counts).toMatchObject({ malformed: 1 });
  });

  test('names who called, whatever kind of identity it is', () => {
    const identities = [
      [{ type: 'IAMUser', arn: 'arn:aws:iam::1:user/ada' }, 'person', 'arn:aws:iam::1:user/ada'], [{ type: 'AWSService', invokedBy: 'ecs.amazonaws.com' }, 'service', 'ecs.amazonaws.com'],
      [{ type: 'Root', accountId: '1' }, 'person', '1'], [undefined, 'service', 's3.amazonaws.com'], [roleIdentity(1), 'role', `${ROLE_SESSION}1`],
    ] as const;
    // A record without the member, not with an undefined one.
    const { rows } = read(document(...identities.map(([identity], n) => cloudTrailRecord({ n, identity, ...(identity === undefined ? { more: { userIdentity: null } } : {}) }))));
    expect(rows.map(({ actorKind, actorId }) => [actorKind, actorId])).toEqual(identities.map(([, kind, id]) => [kind, id]));
  });
});

describe('recognition', () => {
  const one = JSON.stringify(cloudTrailRecord({ n: 0 }));
  test.each([
    [document(cloudTrailRecord({ n: 0 })), 'document'], [`${one}\n${one}\n`, 'lines'], [JSON.stringify(JSON.parse(document(cloudTrailRecord({ n: 0 }))), null, 2), 'document'],
    [document(), null], ['{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"x","userIdentity":{},"awsRegion":"x","s3":{}}]}', null],
    ['{"a":1}\n', null], ['', null], ['[]', null],
  ])('of beginning %#', (text, form) => {
    expect(recogniseCloudTrail(encodeUtf8(text))).toBe(form);
  });
});
