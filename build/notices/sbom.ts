import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** CycloneDX bill of what ships, from the lock file; the two members that change at every call are left out, and npm's name for us is that of the folder. */
export function bill(): string {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 2 ** 20,
  });
  const { serialNumber: _, ...document } = JSON.parse(text) as { serialNumber: string; metadata: { timestamp?: string; component: { name: string } } };
  delete document.metadata.timestamp;
  document.metadata.component.name = (JSON.parse(readFileSync('package.json', 'utf8')) as { name: string }).name;
  return `${JSON.stringify(document, null, 2)}\n`;
}
