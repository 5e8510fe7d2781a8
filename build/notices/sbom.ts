import { execFileSync } from 'node:child_process';

/** CycloneDX bill of what ships, from the lock file; the two members that change at every call are left out. */
export function bill(): string {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 2 ** 20,
  });
  const { serialNumber: _, ...document } = JSON.parse(text) as { serialNumber: string; metadata: { timestamp?: string } };
  delete document.metadata.timestamp;
  return `${JSON.stringify(document, null, 2)}\n`;
}
