import type { DataClass } from '../../core/bundle/format.ts';

/** What the company runs. The graph, the work and the incident are all drawn from this table. */
export interface SystemRow {
  readonly name: string;
  readonly team: string;
  readonly owner: string;
  readonly dependsOn: readonly string[];
  readonly database: { readonly name: string; readonly dataClass: DataClass } | null;
  readonly queue: string | null;
  readonly bucket: { readonly name: string; readonly dataClass: DataClass } | null;
  readonly language: 'go' | 'ts' | 'py' | 'java';
}

const OWNERS: Readonly<Record<string, string>> = {
  payments: 'person:tomasz.wisniewski',
  logistics: 'person:wei.zhang',
  customs: 'person:hana.kovarova',
  data: 'person:fatima.benali',
  platform: 'person:aisha.rahman',
};

function system(
  name: string,
  team: string,
  language: SystemRow['language'],
  dependsOn: readonly string[],
  database: readonly [string, DataClass] | null,
  queue: string | null = null,
  bucket: readonly [string, DataClass] | null = null,
): SystemRow {
  const owner = OWNERS[team];
  if (owner === undefined) throw new Error(`no owner for ${team}`);
  return {
    name, team, owner, dependsOn, language, queue,
    database: database === null ? null : { name: database[0], dataClass: database[1] },
    bucket: bucket === null ? null : { name: bucket[0], dataClass: bucket[1] },
  };
}

export const SYSTEMS: readonly SystemRow[] = [
  system('identity-gateway', 'platform', 'go', [], ['accounts', 'restricted']),
  system('edge-gateway', 'platform', 'go', ['identity-gateway'], null),
  system('ledger-core', 'payments', 'java', ['identity-gateway'], ['ledger', 'restricted'], 'ledger-postings'),
  system('payments-api', 'payments', 'go', ['ledger-core', 'identity-gateway'], ['payments', 'restricted'], 'payment-events'),
  system('billing', 'payments', 'java', ['payments-api', 'ledger-core'], ['billing', 'confidential']),
  system('invoices', 'payments', 'ts', ['billing'], ['invoices', 'confidential'], null, ['invoice-pdfs', 'confidential']),
  system('rates', 'logistics', 'py', [], ['rates', 'internal']),
  system('carrier-bridge', 'logistics', 'go', ['identity-gateway'], ['carriers', 'internal'], 'carrier-updates'),
  system('routing', 'logistics', 'go', ['carrier-bridge', 'rates'], ['routes', 'internal']),
  system('orders', 'logistics', 'java', ['payments-api', 'routing'], ['orders', 'confidential'], 'order-events'),
  system('tracking', 'logistics', 'ts', ['carrier-bridge', 'orders'], ['tracking', 'internal'], 'position-fixes'),
  system('warehouse', 'logistics', 'java', ['orders'], ['stock', 'internal'], 'pick-tasks'),
  system('customs-filing', 'customs', 'java', ['orders', 'documents'], ['declarations', 'restricted'], 'filing-results'),
  system('documents', 'customs', 'ts', ['identity-gateway'], null, null, ['shipping-documents', 'confidential']),
  system('duty-calculator', 'customs', 'py', ['rates'], ['tariffs', 'public']),
  system('notifications', 'platform', 'ts', ['orders', 'tracking'], null, 'outbound-messages'),
  system('webhooks', 'platform', 'go', ['orders', 'tracking'], ['subscriptions', 'internal'], 'webhook-deliveries'),
  system('customer-portal', 'platform', 'ts', ['edge-gateway', 'orders', 'tracking', 'invoices', 'documents'], null),
  system('reporting', 'data', 'py', ['billing', 'orders'], ['warehouse-marts', 'confidential'], null, ['exports', 'confidential']),
  system('claims', 'customs', 'ts', ['orders', 'documents', 'payments-api'], ['claims', 'confidential']),
  system('partner-api', 'platform', 'go', ['edge-gateway', 'orders', 'rates'], null),
];

export const EXTERNALS: readonly (readonly [id: string, name: string, usedBy: readonly string[]])[] = [
  ['external:card-network', 'Card network', ['payments-api']],
  ['external:bank-clearing', 'Bank clearing', ['ledger-core']],
  ['external:carrier-nordlink', 'Nordlink carrier API', ['carrier-bridge']],
  ['external:carrier-transmar', 'Transmar carrier API', ['carrier-bridge']],
  ['external:customs-authority', 'Customs authority filing service', ['customs-filing']],
  ['external:mail-relay', 'Mail relay', ['notifications']],
  ['external:itsm', 'Ticket system', []],
  ['external:fx-feed', 'Exchange rate feed', ['rates']],
];

export const serviceNode = (name: string, environment: string): string => `service-node:${name}:${environment}`;
export const databaseNode = (name: string, environment: string): string => `database:${name}:${environment}`;
export const queueNode = (name: string, environment: string): string => `queue:${name}:${environment}`;
export const bucketNode = (name: string, environment: string): string => `bucket:${name}:${environment}`;
export const repositoryNode = (name: string): string => `repository:${name}`;
export const pipelineNode = (name: string): string => `pipeline:${name}`;
