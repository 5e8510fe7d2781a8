import type { BundleDocuments, Document } from '../../core/bundle/documents.ts';
import type { BoundariesFile, ItsmFile } from '../../core/bundle/format.ts';
import type { CanonicalRecord, PolicyVersion, Ticket } from '../../core/model/record.ts';
import { instant } from './fold-event.ts';
import { rows } from './rows.ts';
import { rules } from './rules.ts';

type Snapshots = Omit<CanonicalRecord, 'period' | 'eventCount' | 'unknownTypes' | 'actions' | 'unattached'>;

/** The snapshot files as the record's tables, each row with a pointer to where it stands. */
export function snapshots(documents: BundleDocuments): Snapshots {
  const cedar = new Map(documents.cedar.map((each) => [each.file, each]));
  const subjects = new Map(documents.idp?.value.subjects.map((subject) => [subject.principal, subject]));
  return {
    people: rows(documents.principals, 'principals', (file) => file.principals, (each, at) => {
      const subject = subjects.get(each.id);
      const idp = subject === undefined ? null : { status: subject.status, groups: subject.groups, mfa: subject.mfa };
      return { id: each.id, name: each.name, kind: each.kind, accounts: each.accounts, manager: each.manager, idp, at };
    }),
    roles: rows(documents.roles, 'roles', (file) => file.roles, ({ id, name, permissions }, at) => ({ id, name, permissions, at })),
    bindings: rows(documents.bindings, 'bindings', (file) => file.bindings, ({ principal, role, from, until, granted_by }, at) => ({
      principal, role, from: instant(from), until: until === null ? null : instant(until), grantedBy: granted_by, at,
    })),
    agents: rows(documents.agents, 'agents', (file) => file.agents, (each, at) => ({
      id: each.id, name: each.name, fleetId: each.fleet, version: each.version, model: each.model, owner: each.owner,
      status: each.status, clearance: each.clearance, scopes: each.scopes, at,
    })),
    fleets: rows(documents.fleets, 'fleets', (file) => file.fleets, (each, at) => ({
      id: each.id, name: each.name, purpose: each.purpose, maxConcurrency: each.max_concurrency, ...(each.max_per_agent === undefined ? {} : { maxPerAgent: each.max_per_agent }),
      maxByEnvironment: (each.max_by_environment ?? []).map((one) => ({ environment: one.environment, maxConcurrency: one.max_concurrency })), contextRefs: each.context_refs, at,
    })),
    policies: documents.policies.map(({ file, value, sha256 }) => ({
      policyId: value.policy_id,
      version: value.version,
      effectiveFrom: instant(value.effective_from),
      digest: sha256,
      ...cedarOf(value, cedar),
      cells: value.cells.map(({ environment, risk_class, max_autonomy, gate, mode }) => ({
        environment, riskClass: risk_class, maxAutonomy: max_autonomy, gate, mode,
      })),
      at: { file },
    })),
    ...rules(documents),
    graphs: documents.graphs.map(({ file, value, sha256 }) => ({
      id: value.snapshot_id, validFrom: instant(value.valid_from), digest: sha256, nodes: value.nodes, edges: value.edges, at: { file },
    })),
    ...(documents.idp === null ? {} : { directory: rows(documents.idp, 'subjects', (file) => file.subjects, ({ principal, status, groups, mfa }, at) => ({
      principal, status, groups, mfa, issuer: documents.idp?.value.issuer ?? '', takenAt: instant(documents.idp?.value.taken_at ?? ''), at,
    })) }),
    ...(documents.ci === null ? {} : { pipelineRuns: rows(documents.ci, 'runs', (file) => file.runs, (each, at) => ({
      id: each.run_id, pipeline: each.pipeline, commit: each.commit, status: each.status, startedAt: instant(each.started_at),
      finishedAt: instant(each.finished_at), environment: each.environment, at,
    })) }),
    ...(documents.itsm === null ? {} : { tickets: rows(documents.itsm, 'tickets', (file) => file.tickets, (each, at) => ({
      id: each.ticket_id, kind: each.kind, title: each.title, state: each.state, openedAt: instant(each.opened_at),
      closedAt: each.closed_at === null ? null : instant(each.closed_at),
      ...windowOf(each), at,
    })) }),
    ...(documents.idpExtract === null ? {} : { directoryChanges: rows(documents.idpExtract, 'role_changes', (file) => file.role_changes, ({ principal, role, change, at: time }, at) => ({
      principal, role, change, time: instant(time), at,
    })) }),
  };
}

function windowOf({ change_window: told }: ItsmFile['tickets'][number]): Pick<Ticket, 'window'> {
  if (told === undefined) return { window: 'not-told' };
  return told === null ? {} : { window: { from: instant(told.from), to: instant(told.to) } };
}

/** The text that the boundaries bind by its digest. A file of the same name that nothing binds is named, and says nothing. */
function cedarOf({ version, cedar_digest: bound }: BoundariesFile, texts: ReadonlyMap<string, Document<string | null>>): Pick<PolicyVersion, 'cedar'> {
  const file = `policy/cedar/${version}.cedar`;
  const found = texts.get(file);
  if (bound === undefined) return found === undefined ? {} : { cedar: { file, digest: null, text: null } };
  return { cedar: { file, digest: bound, text: found?.sha256 === bound ? found.value : null } };
}
