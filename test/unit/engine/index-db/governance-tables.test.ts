import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access, CanonicalRecord, DataFlow, LogFacts, Oversight } from '../../../../src/core/model/record.ts';
import { openDatabase, type Database } from '../../../../src/engine/index-db/database.ts';
import { GOVERNANCE_TABLES } from '../../../../src/engine/index-db/governance-schema.ts';
import { openIndexWriter } from '../../../../src/engine/index-db/index.ts';
import { indexPath } from '../../../../src/engine/index-db/location.ts';
import { select } from '../../../../src/engine/index-db/select.ts';
import { RECORD, run, T0 } from '../../../support/record-fixture.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const at = { file: 'audit/main/0001.ndjson', offset: 700, length: 10 };
const told = { by: 'per-1', byKind: 'person' as const, time: T0, at };
const moment = { time: T0 + 1, at };
const seen = { events: 3, first: moment, last: { time: T0 + 9, at: { file: 'elsewhere' } } };

const access: Access = {
  credentials: [{ credentialId: 'c1', principal: 'agt-1', kind: 'api-key', issuedAt: T0, expiresAt: null, revokedAt: T0 + 5, revocationReason: 'lost', issuedBy: null, at }],
  credentialUses: [{ credentialId: 'c1', actorId: 'agt-1', actorKind: 'agent', ...seen }],
  delegations: [{ delegationId: 'd1', parent: null, from: 'per-1', to: 'agt-1', scopes: ['s1', 's2'], expiresAt: null, ...told }],
  breakGlass: [{ breakGlassId: 'b1', principal: 'per-1', reason: 'outage', ticketId: null, openedAt: T0, until: T0 + 9, closedAt: null, reviews: [{ reviewer: 'per-2', outcome: 'justified', ...told }], at }],
};
const oversight: Oversight = {
  gateOverrides: [{ gate: 'g', releaseId: 'r', approver: 'per-2', reason: 'why', expiresAt: null, followUp: null, actionId: null, ...told }],
  changeApprovals: [{ subjectKind: 'gate', subject: 'g', version: null, approver: 'per-2', requestedBy: 'per-1', ticketId: null, ...told }],
  rejectedPackages: [{ packageId: 'p', enclave: 'e', reason: 'late', actionId: null, ...told }],
  fleetLimits: [{ fleetId: 'flt-1', maxConcurrency: 3, ...told }],
  agentVersionChanges: [{ agentId: 'agt-1', from: '1', to: '2', ...told }],
  rehearsals: [{ subject: 'r', status: 'failure', ...told }],
  classifications: [{ incidentId: 'i', classification: 'outage', serious: true, ...told }],
  incidentReports: [{ incidentId: 'i', recipient: 'authority', ...told }],
  reportedMetrics: [{ metric: 'denial-rate', environment: 'ci', riskClass: null, from: T0, until: T0 + 9, numerator: 1, denominator: 4, ...told }],
};
const dataFlow: DataFlow = {
  uses: [{ agentId: 'agt-1', actorKind: 'agent', resource: 'db-1', dataClass: 'restricted', mode: 'read', records: 7, denied: 1, ...seen }],
  transfers: [{ from: 'db-1', to: 'ci', fromEnvironment: 'production', toEnvironment: 'ci', dataClass: 'internal', form: 'raw', artifactKind: 'dump', sanitisation: null, actionId: null, outcome: 'denied', ...told }],
  sanitisations: [{ sanitisationId: 's', resource: 'db-1', fromClass: 'restricted', toClass: 'internal', method: 'figures', ...told }],
};
const log: LogFacts = {
  streams: [{ stream: 'main', decreases: 1, decreased: [{ ...moment, milliseconds: 8 }], ...seen }],
  actors: [{ actorId: 'agt-1', actorKind: 'agent', registered: true, heartbeats: 2, ...seen }],
  agentVersions: [{ agentId: 'agt-1', version: null, ...seen }],
  silentWindows: [{ agentId: 'agt-1', from: T0, until: T0 + 9, heartbeats: 2, activeRuns: 1, at }],
  outages: [{ stream: 'main', from: T0, until: T0 + 9, reason: 'moved', ...told }],
  purges: [{ stream: 'main', before: T0, reason: 'old', hold: 'h', ...told }],
  redactions: [{ path: 'p', field: 'f', by: 'per-1', reason: 'privacy', found: 'absent', at }],
  withheldFields: [{ type: 't', field: 'f', withheld: 3, disclosed: 1, undeclared: 1, first: { time: T0, at: { file: 'elsewhere' } }, firstUndeclared: moment }],
  uncitedArtifacts: [at],
};
const FULL: CanonicalRecord = {
  ...RECORD, access, oversight, dataFlow, log,
  transferBoundaries: [{ policyId: 'p', version: '1', effectiveFrom: T0, digest: 'd', rules: [{ from: '*', to: 'ci', artifactKinds: ['dump'], dataClasses: ['public'], forms: ['raw', 'digest'] }], at }],
  retention: { effectiveFrom: T0, minimumDays: 183, holds: [{ holdId: 'h', matter: 'm', streams: ['main', 'side'], from: T0, until: null, placedBy: 'per-1', at }], at },
  approvedVersions: [{ agentId: 'agt-1', version: '1', model: 'm', from: T0, until: null, approvedBy: 'per-1', at }],
  beyond: [{ noun: 'purges', count: 4 }],
};

const dataDir = temporaryFolder('governance-tables');
let database: Database;
beforeAll(async () => {
  const target = { dataDir, digest: 'cd'.repeat(32) };
  const writer = await openIndexWriter(target);
  await writer.finish({ record: FULL, run: run(target.digest) });
  database = await openDatabase(indexPath(target), 'read');
});
afterAll(async () => {
  database.close();
  await rm(dataDir, { recursive: true });
});
const rows = (sql: string) => select(database.connection, sql);

test.each(GOVERNANCE_TABLES.map(({ name }) => name))('%s holds what the record holds, with its place', async (name) => {
  const found = await rows(`SELECT file, off FROM ${name}`);
  expect(found.length).toBe(name === 'delegation_scopes' || name === 'legal_holds' ? 2 : 1);
  for (const row of found) expect([row.text('file'), row.number('off')]).toEqual([at.file, at.offset]);
});

test('values stand in the columns that are named after them', async () => {
  const [transfer] = await rows('SELECT from_environment, to_environment, form, outcome, by_id, by_kind FROM transfers');
  expect(['from_environment', 'to_environment', 'form', 'outcome', 'by_id', 'by_kind'].map((name) => transfer?.text(name))).toEqual(['production', 'ci', 'raw', 'denied', 'per-1', 'person']);
  const [use] = await rows('SELECT events, records, denied, last_ms FROM data_uses');
  expect(['events', 'records', 'denied', 'last_ms'].map((name) => use?.number(name))).toEqual([3, 7, 1, T0 + 9]);
  expect((await rows('SELECT forms FROM transfer_rules'))[0]?.text('forms')).toBe('["raw","digest"]');
  expect((await rows('SELECT milliseconds FROM time_decreases'))[0]?.number('milliseconds')).toBe(8);
  expect((await rows('SELECT noun, count FROM beyond')).map((row) => [row.text('noun'), row.number('count')])).toEqual([['purges', 4]]);
});
