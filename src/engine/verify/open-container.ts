import type { Container } from '../../core/bundle/container.ts';
import type { CheckReport, Finding } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { openFolder } from '../files/folder-container.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import { listZip, openZip, type ZipListing } from '../zip/index.ts';

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
  if (kind === 'folder') return container(kind, await openFolder(path, limits), null, nothing);
  const zip = await openZip(path, limits);
  return container(kind, zip, zip, () => zip.close());
}

/** An archive in a file that is open already: closing the container leaves it open. */
export async function openArchive(file: PositionedFile, limits: Limits): Promise<OpenedContainer> {
  const zip = await listZip(file, limits);
  return container('archive', zip, zip, nothing);
}

const nothing = async (): Promise<void> => undefined;

function container(kind: OpenedContainer['kind'], listed: Container, zip: ZipListing | null, close: () => Promise<void>): OpenedContainer {
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
    close,
  };
}
