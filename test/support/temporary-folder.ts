import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for one test file, removed when it is done. */
export function temporaryFolder(label: string): string {
  const folder = mkdtempSync(join(tmpdir(), `proofroom-${label}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
