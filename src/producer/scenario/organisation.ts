import type { BindingsFile, IdpSnapshotFile, PrincipalsFile, RolesFile } from '../../core/bundle/format.ts';
import { iso, PERIOD_FROM, PERIOD_TO, DAY, HOUR } from './calendar.ts';

export const TENANT = 'halden-freight';
const DOMAIN = 'halden-freight.example';
export const NODE_OWNER = 'person:ingrid.solberg';

interface PersonRow {
  readonly name: string;
  readonly team: string;
  readonly manager: string | null;
  /** A second, privileged account beside the everyday one. */
  readonly admin?: true;
  readonly roles: readonly string[];
  readonly left?: true;
}

const row = (name: string, team: string, manager: string | null, roles: readonly string[], more: Partial<PersonRow> = {}): PersonRow => ({
  name, team, manager, roles, ...more,
});

const ROWS: readonly PersonRow[] = [
  row('Ingrid Solberg', 'platform', null, ['platform-lead']),
  row('Amara Okafor', 'reliability', 'Ingrid Solberg', ['agent-owner', 'production-approver'], { admin: true }),
  row('Kenji Nakamura', 'reliability', 'Ingrid Solberg', ['agent-owner', 'production-approver'], { admin: true }),
  row('Lucía Fernández', 'payments', 'Tomasz Wiśniewski', ['agent-owner', 'production-approver'], { admin: true }),
  row('Tomasz Wiśniewski', 'payments', 'Ingrid Solberg', ['production-approver', 'release-manager'], { admin: true }),
  row('Nadia Haddad', 'security', 'Ingrid Solberg', ['production-approver', 'policy-author']),
  row('Oluwaseun Adeyemi', 'security', 'Nadia Haddad', ['security-reviewer']),
  row('Wei Zhang', 'logistics', 'Ingrid Solberg', ['production-approver', 'release-manager'], { admin: true }),
  row('Priya Raman', 'logistics', 'Wei Zhang', ['agent-owner', 'staging-approver']),
  row('Jonas Lindqvist', 'logistics', 'Wei Zhang', ['staging-approver', 'production-approver']),
  row('Fatima Zahra Benali', 'data', 'Ingrid Solberg', ['agent-owner', 'data-steward']),
  row('Rafael Monteiro', 'data', 'Fatima Zahra Benali', ['data-steward']),
  row('Hana Kovářová', 'customs', 'Wei Zhang', ['production-approver']),
  row('Siobhán Kelly', 'customs', 'Hana Kovářová', ['staging-approver']),
  row('Mateo Quispe', 'platform', 'Ingrid Solberg', ['agent-owner', 'staging-approver']),
  row('Aisha Rahman', 'platform', 'Ingrid Solberg', ['release-manager', 'production-approver'], { admin: true }),
  row('Erik van den Berg', 'platform', 'Aisha Rahman', ['developer']),
  row('Grace Mwangi', 'payments', 'Tomasz Wiśniewski', ['developer']),
  row('Yuki Tanabe', 'reliability', 'Amara Okafor', ['developer', 'incident-commander']),
  row('Daniel Weiss', 'reliability', 'Kenji Nakamura', ['developer', 'incident-commander']),
  row('Leilani Kahale', 'logistics', 'Wei Zhang', ['developer']),
  row('Arjun Mehta', 'payments', 'Tomasz Wiśniewski', ['developer']),
  row('Beatriz Nogueira', 'compliance', null, ['compliance-reader']),
  row('Henrik Dahl', 'compliance', 'Beatriz Nogueira', ['compliance-reader']),
  row('Samuel Osei', 'platform', 'Aisha Rahman', ['developer'], { left: true }),
  row('Chloé Marchand', 'customs', 'Hana Kovářová', ['developer']),
];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly account: string;
  readonly adminAccount: string | null;
  readonly roles: readonly string[];
  readonly active: boolean;
}

/** Everyday account, of which the principal id and the second account are made. */
function handle(name: string): string {
  const parts = name.normalize('NFD').replaceAll(/[^A-Za-z ]/g, '').toLowerCase().replaceAll('ł', 'l').split(' ');
  return `${parts[0]!}.${parts.at(-1)!}`;
}

export const PEOPLE: readonly Person[] = ROWS.map((each) => ({
  id: `person:${handle(each.name)}`,
  name: each.name,
  team: each.team,
  account: `${handle(each.name)}@${DOMAIN}`,
  adminAccount: each.admin === true ? `adm-${handle(each.name)}@${DOMAIN}` : null,
  roles: each.roles,
  active: each.left !== true,
}));

const SERVICES: readonly (readonly [id: string, name: string, manager: string])[] = [
  ['service:policy-engine', 'Policy engine', 'person:nadia.haddad'],
  ['service:orchestrator', 'Orchestrator', NODE_OWNER],
  ['service:evidence-store', 'Evidence and audit store', NODE_OWNER],
  ['service:notary', 'Notary', 'person:nadia.haddad'],
  ['service:identity-bridge', 'Identity bridge', 'person:nadia.haddad'],
  ['service:ci', 'CI bridge', 'person:aisha.rahman'],
  ['service:itsm-bridge', 'ITSM bridge', 'person:aisha.rahman'],
  ['service:release-controller', 'Release controller', 'person:aisha.rahman'],
  ['service:runner-eu-1', 'Enclave runner eu-1', 'person:mateo.quispe'],
  ['service:runner-eu-2', 'Enclave runner eu-2', 'person:mateo.quispe'],
];
const SERVICE_IDS = SERVICES.map(([id]) => id);
export const RUNNERS = [
  { runner: 'service:runner-eu-1', enclave: 'enclave:eu-1' },
  { runner: 'service:runner-eu-2', enclave: 'enclave:eu-2' },
] as const;

export const APPROVER_ROLE = { staging: 'staging-approver', production: 'production-approver' } as const;

export function peopleWith(role: string): readonly Person[] {
  return PEOPLE.filter((person) => person.active && person.roles.includes(role));
}

export const PRINCIPALS: PrincipalsFile = {
  principals: [
    ...PEOPLE.map((person) => ({
      id: person.id,
      kind: 'person' as const,
      name: person.name,
      accounts: person.adminAccount === null ? [person.account] : [person.account, person.adminAccount],
      manager: managerOf(person.name),
    })),
    ...SERVICES.map(([id, name, manager]) => ({ id, kind: 'service' as const, name, accounts: [`svc-${id.slice(8)}`], manager })),
  ],
};

function managerOf(name: string): string | null {
  const manager = ROWS.find((each) => each.name === name)?.manager ?? null;
  return manager === null ? null : `person:${handle(manager)}`;
}

type Permission = RolesFile['roles'][number]['permissions'][number];
const may = (action: string, environment: Permission['environment'], systems: readonly string[] = ['*']): Permission => ({
  action, environment, systems,
});

export const ROLES: RolesFile = {
  roles: [
    { id: 'agent-owner', name: 'Agent owner', permissions: [may('agent.configure', '*')] },
    { id: 'compliance-reader', name: 'Compliance reader', permissions: [may('evidence.read', '*')] },
    { id: 'data-steward', name: 'Data steward', permissions: [may('data.classify', '*')] },
    { id: 'developer', name: 'Developer', permissions: [may('repository.modify', 'ci'), may('test.run', 'ci')] },
    { id: 'incident-commander', name: 'Incident commander', permissions: [may('incident.declare', 'production')] },
    { id: 'platform-lead', name: 'Platform lead', permissions: [may('role.bind', '*')] },
    { id: 'policy-author', name: 'Policy author', permissions: [may('policy.publish', '*')] },
    { id: 'production-approver', name: 'Production approver', permissions: [may('approve', 'production')] },
    { id: 'release-manager', name: 'Release manager', permissions: [may('release.schedule', 'production'), may('gate.override', 'production')] },
    { id: 'security-reviewer', name: 'Security reviewer', permissions: [may('evidence.read', '*'), may('agent.disable', '*')] },
    { id: 'staging-approver', name: 'Staging approver', permissions: [may('approve', 'ci'), may('approve', 'staging')] },
  ],
};

/** Roles bound and taken away inside the period; each also has its event. */
export const TEMPORARY_BINDINGS = [
  { principal: 'person:hana.kovarova', role: 'staging-approver', from: PERIOD_FROM + 12 * DAY + 9 * HOUR, until: PERIOD_FROM + 26 * DAY + 16 * HOUR },
  { principal: 'person:jonas.lindqvist', role: 'release-manager', from: PERIOD_FROM + 47 * DAY + 8 * HOUR, until: PERIOD_FROM + 61 * DAY + 17 * HOUR },
] as const;

export const BINDINGS: BindingsFile = {
  bindings: [
    ...PEOPLE.flatMap((person) => person.roles.map((role) => ({
      principal: person.id,
      role,
      from: '2026-04-01T08:00:00.000Z',
      until: person.active ? null : '2026-06-19T16:00:00.000Z',
      granted_by: NODE_OWNER,
    }))),
    ...TEMPORARY_BINDINGS.map((each) => ({
      principal: each.principal, role: each.role, from: iso(each.from), until: iso(each.until), granted_by: NODE_OWNER,
    })),
  ],
};

export const IDP_SNAPSHOT: IdpSnapshotFile = {
  taken_at: iso(PERIOD_TO),
  issuer: `https://login.${DOMAIN}`,
  subjects: [
    ...PEOPLE.map((person) => ({
      principal: person.id,
      status: person.active ? ('active' as const) : ('disabled' as const),
      groups: [`team-${person.team}`, ...person.roles.filter((role) => role.endsWith('approver')).map((role) => `grp-${role}s`)],
      mfa: person.active,
    })),
    ...SERVICE_IDS.map((principal) => ({ principal, status: 'active' as const, groups: ['service-accounts'], mfa: false })),
  ],
};
