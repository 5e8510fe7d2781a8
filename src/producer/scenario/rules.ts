import type { ApprovedAgentsFile, CredentialsFile, RetentionFile, TransferFile } from '../../core/bundle/format.ts';
import { DAY, HOUR, iso, PERIOD_FROM } from './calendar.ts';
import { MODEL, type Agent } from './fleets.ts';
import { agentCredential } from './life-cycle.ts';

/** Rules and registers beside the autonomy boundaries, which stand still like the rest of the world. */

const BEFORE = iso(PERIOD_FROM - 16 * DAY);
const AFTER = iso(PERIOD_FROM + 167 * DAY);

/** The bridge's credential is replaced in the period; the event of its revocation says the same. */
export const ROTATION = PERIOD_FROM + 45 * DAY + 7 * HOUR;
export const ROTATED = { principal: 'service:ci', before: 'credential:service-ci-1', after: 'credential:service-ci-2', until: iso(ROTATION + 120 * DAY) } as const;

export const credentialsFile = (agents: readonly Agent[]): CredentialsFile => ({
  credentials: [
    ...agents.map((agent) => ({
      id: agentCredential(agent), principal: agent.id, kind: 'workload-identity' as const, issued_at: BEFORE, expires_at: AFTER, revoked_at: null,
    })),
    { id: ROTATED.before, principal: ROTATED.principal, kind: 'api-key', issued_at: BEFORE, expires_at: AFTER, revoked_at: iso(ROTATION) },
    { id: ROTATED.after, principal: ROTATED.principal, kind: 'api-key', issued_at: iso(ROTATION), expires_at: ROTATED.until, revoked_at: null },
  ],
});

/** The version that the retired agent had before its last. */
export const EARLIER_VERSION = '1.9.0';
export const VERSION_CHANGE = PERIOD_FROM + 10 * DAY + 9 * HOUR;

export const approvedAgentsFile = (agents: readonly Agent[]): ApprovedAgentsFile => ({
  approved: agents.flatMap((agent) => {
    const approved = { agent: agent.id, model: MODEL[agent.purpose], approved_by: 'person:oluwaseun.adeyemi' };
    return agent.working
      ? [{ ...approved, version: agent.version, from: BEFORE, until: null }]
      : [{ ...approved, version: EARLIER_VERSION, from: BEFORE, until: iso(VERSION_CHANGE) }, { ...approved, version: agent.version, from: iso(VERSION_CHANGE), until: null }];
  }),
});

export const TRANSFER: TransferFile = {
  policy_id: 'transfer-boundary',
  version: '2026.1',
  effective_from: iso(PERIOD_FROM),
  rules: [
    { from: 'production', to: '*', artifact_kinds: ['ticket'], data_classes: ['public', 'internal'], forms: ['summary', 'digest'] },
    { from: 'enclave:eu-1', to: 'ci', artifact_kinds: ['test-results', 'trace'], data_classes: ['public', 'internal'], forms: ['summary', 'digest'] },
    { from: 'enclave:eu-2', to: 'ci', artifact_kinds: ['test-results', 'trace'], data_classes: ['public', 'internal'], forms: ['summary', 'digest'] },
  ],
};

export const RETENTION: RetentionFile = {
  effective_from: iso(PERIOD_FROM),
  minimum_days: 183,
  holds: [{
    hold_id: 'hold:2026-04', matter: 'Customs audit of the second quarter', streams: ['plane', 'telemetry'], from: iso(PERIOD_FROM), until: null,
    placed_by: 'person:beatriz.nogueira',
  }],
};
