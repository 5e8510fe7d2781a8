import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const FOLDER_ORIGIN = 'log.folder.example/main';
export const DESCRIPTION = {
  bundle_id: 'folder-1', tenant: 'example', producer: { name: 'example plane', version: '2' }, created_at: '2026-11-02T00:00:00.000Z',
  period: { from: '2026-11-01T00:00:00.000Z', to: '2026-11-01T23:59:59.999Z' }, logs: { main: FOLDER_ORIGIN },
};

const event = (seq: number, more: object = {}): string => JSON.stringify({
  record_id: `e-${seq}`, timestamp: `2026-11-01T00:00:0${seq}.000Z`, type: 'agent.heartbeat', layer: 'fleet', actor: { kind: 'service', id: 'plane' },
  causes: seq === 0 ? [] : [`e-${seq - 1}`], data: { fleet_id: 'f', active_runs: seq }, ...more,
});

/** What an operator has before anything is sealed: events without places in a chain, a snapshot, an artifact, a description. */
export function folderFiles(): Record<string, string> {
  return {
    'bundle.json': JSON.stringify(DESCRIPTION, null, 2),
    'audit/main/a.ndjson': `${event(0, { type: 'log.opened', layer: 'evidence', data: { origin: FOLDER_ORIGIN } })}\n${event(1)}\n`,
    'audit/main/b.ndjson': `${event(2, { open: { prompt: { salt: 'c2FsdHNhbHRzYWx0c2FsdA', value: 'why?' } } })}\n\n${event(3)}`,
    'identity/principals.json': '{"principals":[{"accounts":[],"id":"plane","kind":"service","manager":null,"name":"Plane"}]}',
    'artifacts/a-1/change.diff': '--- a\n+++ b\n',
  };
}

/** The same operator, later: events that go on where the folder before ended, `from` being its number of events. */
export function laterFiles(from: number, id: string, day: string): Record<string, string> {
  const at = (seq: number): object => ({ timestamp: `${day}T00:00:0${seq - from}.000Z` });
  return {
    'bundle.json': JSON.stringify({ ...DESCRIPTION, bundle_id: id, created_at: `${day}T12:00:00.000Z`, period: { from: `${day}T00:00:00.000Z`, to: `${day}T23:59:59.999Z` } }),
    'audit/main/a.ndjson': [0, 1, 2].map((more) => event(from + more, { ...at(from + more), ...(more === 0 ? { causes: [] } : {}) })).join('\n'),
    'identity/principals.json': '{"principals":[{"accounts":[],"id":"plane","kind":"service","manager":null,"name":"Plane"}]}',
  };
}

export function writeFolder(root: string, files: Record<string, string> = folderFiles()): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** As `openssl genpkey` writes them: PKCS#8 in PEM, and the public half. */
export function pemKey(kind: 'ed25519' | 'P-256', passphrase?: string): { readonly privatePem: string; readonly publicPem: string } {
  const { privateKey, publicKey } = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const secret = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return { privatePem: privateKey.export({ format: 'pem', type: 'pkcs8', ...secret }).toString(), publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString() };
}
