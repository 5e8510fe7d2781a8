import { createHash } from 'node:crypto';
import { jcs } from '../../src/producer/seal/jcs.ts';
import { DESCRIPTION, folderFiles } from './bundle-folder.ts';
import { sealFolder } from './seal-folder.ts';

/** A sealed bundle of so many writes to production that nobody decided about and nobody approved; its path. Each of them fails several tests. */
export function unapprovedWrites(folder: string, count: number): string {
  const events = Array.from({ length: count }, (_, index) => {
    const descriptor = {
      autonomy: 'execute', data_classes: ['confidential'], environment: 'production', kind: 'production.change', parameters: { replicas: String(index) }, reversibility: 'reversible', risk_class: 'high',
      rollback_plan: null, scopes: ['production.change@production'], targets: ['service:checkout'], title: `Raise the replica count to ${index}`,
    };
    const digest = createHash('sha256').update(jcs(descriptor)).digest('hex');
    const common = { action_id: `act-${index}`, timestamp: new Date(Date.UTC(2026, 10, 1, 1) + index * 1_000).toISOString(), layer: 'fleet', actor: { kind: 'agent', id: 'agent:scaler', version: '1.0.0' } };
    return [
      { ...common, record_id: `asked-${index}`, type: 'action.requested', causes: [], data: { descriptor, digest } },
      { ...common, record_id: `started-${index}`, type: 'action.started', causes: [`asked-${index}`], data: { action_digest: digest } },
    ].map((event) => JSON.stringify(event)).join('\n');
  });
  return sealFolder(folder, { ...folderFiles(), 'bundle.json': JSON.stringify(DESCRIPTION), 'audit/main/c.ndjson': `${events.join('\n')}\n` }, 'unapproved.evidence.zip');
}
