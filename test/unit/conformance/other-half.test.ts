import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run as agentReceipts } from '../../conformance/agent-receipts.ts';
import { run as auditEvents } from '../../conformance/audit-events.ts';
import { run as otlp } from '../../conformance/otlp.ts';
import { run as sigstoreBundles } from '../../conformance/sigstore-bundles.ts';
import { run as zip } from '../../conformance/zip.ts';
import { cloudTrailRecord } from '../../support/audit-export.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { buildZip } from '../../support/zip-builder.ts';

const root = temporaryFolder('conformance-half');
const put = (name: string, content: Uint8Array | string): void => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
};

/** Suites are split by whoever tests: what the other part holds is absent, and what this part holds is judged by the same rules. */
describe('a part of a suite', () => {
  test('need not hold every kind of archive', async () => {
    put('zip/slip/up.zip', buildZip([{ name: '../a', data: 'alpha' }]));
    expect(await zip(root)).toMatchObject({ total: 1, agree: 1, differences: [] });
  });

  test('may hold records whose refusals, times and callers are spelled otherwise', async () => {
    const codes = ['AccessDenied', 'Client.UnauthorizedOperation', 'ForbiddenException', 'AuthorizationErrorException', 'KMSAccessDeniedException', 'UnauthorizedException', 'ExplicitDeny', 'Client.AuthFailure', 'Blocked'];
    const times = ['2022-12-13 00:12:37.000000000', '2022-12-13T00:12:37', '2022-12-13', '2022', '2022-02-30T00:12:37Z', '2022-12-13T24:00:00Z', 'July 5, 2022', '2022-12-13T00:12:37+00:00'];
    const more = [...codes.map((errorCode) => ({ errorCode })), ...times.map((eventTime) => ({ eventTime })), { userIdentity: { type: 'Role', arn: 'arn:aws:iam::1:role/r' } }, { eventName: '' }];
    put('audit-events/AWS.CloudTrail.jsonl', `${more.map((each, n) => JSON.stringify(cloudTrailRecord({ n, more: each }))).join('\n\n')}\n`);
    expect(await auditEvents(root)).toMatchObject({ total: more.length, agree: more.length, differences: [] });
  });

  test('may hold a trace in a form of its own, which must not be taken for OTLP', async () => {
    put('otlp/own.json', JSON.stringify({ traces: [{ trace_id: 'a', spans: [{ name: 'x' }] }] }));
    put('otlp/logs.json', JSON.stringify({ resourceLogs: [] }));
    put('otlp/empty.json', JSON.stringify({ resourceSpans: [] }));
    expect(await otlp(root)).toMatchObject({ total: 3, agree: 2, differences: [expect.stringContaining('empty.json')] });
  });

  test('lacks what a case refers to: the case disagrees, and the others are judged', async () => {
    put('sigstore-bundles/alone/artifact', 'a');
    put('sigstore-bundles/trusted_root.json', '{}');
    expect(await sigstoreBundles(root)).toMatchObject({ total: 1, agree: 0, differences: [expect.stringMatching(/^alone: /)] });
    put('agent-receipts/hashes.json', JSON.stringify({ receipt_hash_vectors: [{ name: 'x', receiptsFrom: 'tests/elsewhere.json#/chain/receipts' }] }));
    expect(await agentReceipts(root)).toMatchObject({ total: 1, agree: 0, differences: [expect.stringMatching(/^hashes.json /)] });
  });
});
