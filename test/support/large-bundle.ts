import { jcs } from '../../src/producer/seal/jcs.ts';
import { DESCRIPTION, folderFiles } from './bundle-folder.ts';
import { largeGraph } from './large-graph.ts';
import { sealFolder } from './seal-folder.ts';

/** A sealed bundle whose graph has many nodes, made by the product's own command from a folder; its path. */
export function largeBundle(folder: string, count: number): string {
  const { graph, touches } = largeGraph(count);
  const last = folderFiles()['audit/main/b.ndjson'] ?? '';
  const events = touches.slice(-60).map((touch, i) => JSON.stringify({
    record_id: `t-${i}`, timestamp: `2026-11-01T00:01:${String(i).padStart(2, '0')}.000Z`, type: 'data.read', layer: 'fleet', actor: { kind: 'agent', id: touch.agent },
    causes: [], outcome: 'success', data: { resource: touch.system, data_class: 'internal', records: 1 },
  }));
  return sealFolder(folder, {
    ...folderFiles(),
    'bundle.json': JSON.stringify(DESCRIPTION),
    'audit/main/b.ndjson': `${last}\n${events.join('\n')}\n`,
    'graph/g-large.json': jcs({ snapshot_id: 'g-large', valid_from: '2026-11-01T00:00:00.000Z', ...graph }),
  }, 'large.evidence.zip');
}
