import type { IdpFile } from '../../core/bundle/format.ts';
import { iso } from './calendar.ts';
import type { Draft } from './thread.ts';

/** The identity provider acts first, and its bridge writes the log a little later. */
const LAG = 840;

/** What the provider's own log has of an event about a role; nothing for any other. */
export function roleChangeOf({ type, data, time }: Draft): IdpFile['role_changes'] {
  if (type !== 'role.bound' && type !== 'role.unbound') return [];
  const [principal, role] = [data['principal'], data['role']];
  if (typeof principal !== 'string' || typeof role !== 'string') return [];
  return [{ principal, role, change: type === 'role.bound' ? 'given' : 'taken', at: iso(time - LAG) }];
}
