import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceDto, ImportStep } from '../../../src/contract/index.ts';
import { openEngine, type Engine } from '../../../src/engine/index.ts';
import { eventDetail } from '../../../src/engine/router/event-detail.ts';
import { fileView } from '../../../src/engine/router/file-view.ts';
import { cloudTrailRecord, ROLE_SESSION, span, traces } from '../../support/audit-export.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = temporaryFolder('export-case');
let engine: Engine;
const take = async (name: string, bytes: Uint8Array | string): Promise<EvidenceDto> => {
  writeFileSync(join(root, name), bytes);
  let done: ImportStep | null = null;
  for await (const step of engine.evidence.import([{ path: join(root, name), name, size: statSync(join(root, name)).size }], new AbortController().signal)) done = step;
  if (done?.kind !== 'done') throw new Error('no last step');
  return done.evidence;
};
const open = (): Promise<Engine> => openEngine({ dataDir: join(root, 'data'), version: '0.1.0', clock: () => Date.UTC(2026, 10, 20) });
beforeAll(async () => {
  engine = await open();
});
afterAll(() => engine.close());

const records = [
  cloudTrailRecord({ n: 0 }), cloudTrailRecord({ n: 1, name: 'PutObject', readOnly: false, more: { errorCode: 'AccessDenied' } }),
  cloudTrailRecord({ n: 50, service: 'quantum', name: 'Entangle', more: { requestParameters: null } }), cloudTrailRecord({ n: 0, name: 'PutObject', readOnly: false, more: { eventID: 'x' } }),
];

describe('a CloudTrail export as a case', () => {
  let evidence: EvidenceDto;
  beforeAll(async () => {
    evidence = await take('trail.json.gz', gzipSync(JSON.stringify({ Records: records })));
  });

  test('opens with events, and denied calls first-class', async () => {
    expect(evidence.kind).toBe('audit-export');
    const index = await engine.index(evidence.digest);
    expect(await index.summary()).toMatchObject({ eventCount: 4, actions: 4, unknownTypes: [{ type: 'quantum:Entangle', count: 1 }] });
    const denied = await index.eventsPage({ filter: 'outcome:denied', offset: 0, limit: 10, order: 'row', descending: false });
    expect(denied.rows).toMatchObject([{ type: 'data.written', sourceType: 's3:PutObject', actorKind: 'role', integrity: 'unsigned', hash: null, layer: null }]);
    const actions = await index.actionsPage({ filter: 'outcome:denied', offset: 0, limit: 10 });
    expect(actions.rows).toMatchObject([{ agentId: `${ROLE_SESSION}1`, riskClass: null, environment: null, accountable: 'ada.1' }]);
    expect((await index.actionById(actions.rows[0]!.id))?.action).toMatchObject({ outcome: 'denied', started: null, integrity: 'unsigned' });
  });

  test('draws what was touched, counted once, and permits nothing', async () => {
    const index = await engine.index(evidence.digest);
    expect(await index.graph(null)).toMatchObject({ snapshots: [], nodes: [], edges: [] });
    expect((await index.touchCounts(null)).map(({ agent, system, mode, count, beyond, untold }) => [agent, system, mode, count, beyond, untold])).toEqual([
      [`${ROLE_SESSION}0`, 'quantum.amazonaws.com', 'read', 1, 0, 1], [`${ROLE_SESSION}0`, 's3:data-0', 'read', 1, 0, 1], [`${ROLE_SESSION}0`, 's3:data-0', 'write', 1, 0, 1],
    ]);
  });

  test('lanes stand by session, by system and by no layer', async () => {
    const index = await engine.index(evidence.digest);
    expect((await index.timelineLanes({ by: 'agent', filter: '' })).lanes.map(({ key, group }) => [key, group])).toEqual([[`${ROLE_SESSION}0`, 'role'], [`${ROLE_SESSION}1`, 'role']]);
    expect((await index.timelineLanes({ by: 'layer', filter: '' })).lanes).toMatchObject([{ key: '', count: 4 }]);
  });

  test('shows one event’s bytes, and proves nothing about them', async () => {
    const detail = await eventDetail(engine, evidence.digest, String(records[1]?.['eventID']));
    expect(JSON.parse(detail?.raw ?? '')).toEqual(records[1]);
    expect(detail).toMatchObject({ sealed: false, hashed: '', recordedHash: '', computedHash: '', inclusion: null, coveredFields: [] });
    expect(await fileView(engine, evidence.digest, 'cloudtrail.json')).toMatchObject({ kind: 'events', file: { status: 'unsigned' } });
  });
});

test('an OTLP export as a case has its agents, tools and the call that led to each', async () => {
  const evidence = await take('trace.json', JSON.stringify(traces([
    span(0, { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'Mender' }), span(1, { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'git.push', 'gen_ai.agent.name': 'Mender' }, { parentSpanId: '0000000000000001' }),
  ])));
  const index = await engine.index(evidence.digest);
  const { rows } = await index.eventsPage({ filter: 'type:tool.called', offset: 0, limit: 10, order: 'row', descending: false });
  expect(rows).toMatchObject([{ actorKind: 'agent', actorId: 'Mender', environment: 'production', systemId: 'tool:git.push', at: { pointer: '/resourceSpans/0/scopeSpans/0/spans/1' } }]);
  expect((await index.causesOf(rows[0]!.row)).map(({ type }) => type)).toEqual(['agent.invoked']);
  expect((await index.search('Mender')).map(({ kind }) => kind)).toContain('agent');
  expect(await index.touchCounts(null)).toMatchObject([{ agent: 'Mender', system: 'agent:Mender', untold: 1 }, { agent: 'Mender', system: 'tool:git.push', untold: 1 }]);
  await engine.close();
  rmSync(join(root, 'data', 'index'), { recursive: true });
  engine = await open();
  expect(await (await engine.index(evidence.digest)).summary()).toMatchObject({ eventCount: 2, actions: 2, agents: 1 });
});
