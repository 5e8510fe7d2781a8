import type { DataClass, TransferForm } from '../../../core/bundle/format.ts';
import { SECOND } from '../../scenario/calendar.ts';
import { databaseNode } from '../../scenario/systems.ts';
import { serviceActor, type Thread } from '../../scenario/thread.ts';

/** Internal data of production. */
export const RATES = databaseNode('rates', 'production');
/** Confidential in production, internal in staging. */
export const ORDERS = databaseNode('orders', 'production');
export const STAGING_ORDERS = databaseNode('orders', 'staging');

export interface Transfer {
  readonly from?: string;
  readonly to?: string;
  readonly dataClass?: DataClass;
  readonly form?: TransferForm;
  readonly kind?: string;
  readonly sanitisation?: string;
  readonly stopped?: boolean;
}

export function transfer(t: Thread, { from = RATES, to = STAGING_ORDERS, dataClass = 'internal', form = 'raw', kind = 'dataset', sanitisation, stopped }: Transfer = {}): void {
  t.emit('data.transferred', { from, to, data_class: dataClass, form, artifact_kind: kind, sanitisation: sanitisation ?? null }, {
    actor: serviceActor('service:orchestrator'), outcome: stopped === true ? 'denied' : 'success',
  });
  t.time += SECOND;
}

/** Names and addresses are masked; what is left is internal, unless it is said to be of another class. */
export function sanitise(t: Thread, id: string, resource: string, from: DataClass, to: DataClass = 'internal'): void {
  t.emit('data.sanitised', { sanitisation_id: id, resource, from_class: from, to_class: to, method: 'masking of names and addresses' }, { actor: serviceActor('service:ci') });
}
