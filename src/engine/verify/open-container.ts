import type { Container } from '../../core/bundle/container.ts';
import type { CheckReport, Finding } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { openFolder } from '../files/folder-container.ts';
import { openZip } from '../zip/index.ts';

/** A container whose findings grow while its entries are read: a wrong sum shows only then. */
export interface OpenedContainer extends Container {
  readonly kind: 'archive' | 'folder';
  /** False when nothing in it can be read, so that only the container itself can be spoken of. */
  readonly readable: boolean;
  /** The container's own check, for where no verifier makes it. Taken after reading. */
  report(): CheckReport;
  close(): Promise<void>;
}

export async function openContainer(path: string, kind: 'archive' | 'folder', limits: Limits): Promise<OpenedContainer> {
  const zip = kind === 'archive' ? await openZip(path, limits) : null;
  const listed: Container = zip ?? (await openFolder(path, limits));
  const { entries } = listed;
  const examined = zip?.examined ?? entries.length;
  const found = (): readonly Finding[] => [...listed.findings, ...(zip?.readFindings() ?? [])];
  return {
    kind,
    entries,
    get findings() {
      return found();
    },
    readable: (zip?.readable ?? true) && !(entries.length === 0 && listed.findings.length > 0),
    report: () => ({ id: 'archive.structure', examined, unit: 'entries', facts: [['container', kind]], findings: found() }),
    close: async () => zip?.close(),
  };
}
