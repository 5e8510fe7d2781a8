import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pemKey, writeFolder } from './bundle-folder.ts';

/** Seals files of a folder by the product's own command, with keys of its own; the path of the bundle. */
export function sealFolder(parent: string, files: Record<string, string>, name: string): string {
  const root = mkdtempSync(join(parent, 'made-'));
  writeFolder(join(root, 'folder'), files);
  const [manifest, log] = [pemKey('P-256'), pemKey('ed25519')];
  writeFileSync(join(root, 'manifest.pem'), manifest.privatePem);
  writeFileSync(join(root, 'log.pem'), log.privatePem);
  const out = join(root, name);
  execFileSync(process.execPath, [resolve('out/main/cli.js'), 'create', join(root, 'folder'), '--out', out, '--manifest-key', join(root, 'manifest.pem'), '--log-key', join(root, 'log.pem')]);
  if (readFileSync(out).length === 0) throw new Error('no bundle was made');
  return out;
}
