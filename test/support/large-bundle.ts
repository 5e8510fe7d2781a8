import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jcs } from '../../src/producer/seal/jcs.ts';
import { DESCRIPTION, folderFiles, pemKey, writeFolder } from './bundle-folder.ts';
import { largeGraph } from './large-graph.ts';

/** A sealed bundle whose graph has many nodes, made by the product's own command from a folder; its path. */
export function largeBundle(folder: string, count: number): string {
  const root = mkdtempSync(join(folder, 'large-'));
  const { graph, touches } = largeGraph(count);
  const last = folderFiles()['audit/main/b.ndjson'] ?? '';
  const events = touches.slice(-60).map((touch, i) => JSON.stringify({
    record_id: `t-${i}`, timestamp: `2026-11-01T00:01:${String(i).padStart(2, '0')}.000Z`, type: 'data.read', layer: 'fleet', actor: { kind: 'agent', id: touch.agent },
    causes: [], outcome: 'success', data: { resource: touch.system, data_class: 'internal', records: 1 },
  }));
  writeFolder(join(root, 'folder'), {
    ...folderFiles(),
    'bundle.json': JSON.stringify(DESCRIPTION),
    'audit/main/b.ndjson': `${last}\n${events.join('\n')}\n`,
    'graph/g-large.json': jcs({ snapshot_id: 'g-large', valid_from: '2026-11-01T00:00:00.000Z', ...graph }),
  });
  const [manifest, log] = [pemKey('P-256'), pemKey('ed25519')];
  writeFileSync(join(root, 'manifest.pem'), manifest.privatePem);
  writeFileSync(join(root, 'log.pem'), log.privatePem);
  const out = join(root, 'large.evidence.zip');
  execFileSync(process.execPath, [resolve('out/main/cli.js'), 'create', join(root, 'folder'), '--out', out, '--manifest-key', join(root, 'manifest.pem'), '--log-key', join(root, 'log.pem')]);
  if (readFileSync(out).length === 0) throw new Error('no bundle was made');
  return out;
}
