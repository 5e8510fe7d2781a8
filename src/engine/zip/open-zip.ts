import type { Container, Entry } from '../../core/bundle/container.ts';
import type { ContainerWord, Finding, FindingCode } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { openPositioned, type PositionedFile } from '../files/positioned-file.ts';
import { readCentralDirectory, type CentralRecord } from './central-directory.ts';
import { findCollisions } from './collisions.ts';
import type { EndRecords } from './end-reading.ts';
import { readEndRecords } from './end-records.ts';
import { zipEntry } from './entry-data.ts';
import { examineForm, type EntryForm } from './entry-form.ts';
import { examineLayout, type Placed } from './layout.ts';
import { readLocalHeader } from './local-header.ts';
import { sealDeviation } from './sealed.ts';

/** Above this, a small archive that unfolds past `maxCompressionRatio` as a whole is a bomb in many parts. */
const TOTAL_RATIO_FLOOR = 64 * 2 ** 20;

/** An archive listed strictly, for as long as its file is open. */
export interface ZipListing extends Container {
  readonly kind: 'archive';
  /** Central records examined; 0 when the archive could not be listed. */
  readonly examined: number;
  /** False when there is no one listing to speak of: `entries` is then empty. */
  readonly readable: boolean;
  /** What reading the entries showed so far: wrong sums, sizes, compressed bytes. Each fault once. */
  readFindings(): readonly Finding[];
}

/** The same with a file of its own, which stays open until `close`. */
export interface ZipContainer extends ZipListing {
  close(): Promise<void>;
}

export async function openZip(path: string, limits: Limits): Promise<ZipContainer> {
  const file = await openPositioned(path);
  try {
    return { ...await listZip(file, limits), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Lists an archive; throws only when the file itself cannot be read. Everything the author wrote becomes findings. */
export async function listZip(file: PositionedFile, limits: Limits): Promise<ZipListing> {
  const noticed = new Map<string, Finding>();
  const notice = (finding: Finding): void => {
    noticed.set(JSON.stringify([finding.code, finding.at, finding.values ?? null]), finding);
  };
  const container = (examined: number, readable: boolean, entries: readonly Entry[], findings: readonly Finding[]): ZipListing => ({
    kind: 'archive', examined, readable, entries, findings, readFindings: () => [...noticed.values()],
  });

  const tail = await readEndRecords(file);
  if (!tail.ok) return container(0, false, [], tail.findings);
  const directory = await readCentralDirectory(file, tail.end, limits);
  if (!directory.ok) return container(0, false, [], [...tail.findings, directory.finding]);
  const { records } = directory;
  const forms = records.map((record) => examineForm(record, limits));
  const placement = await placeEntries(file, records, forms, tail.end);
  const layout = await examineLayout(file, placement.placed, tail.end.directoryOffset);
  const collisions = findCollisions(forms.map(({ name, directory: folder }) => ({ name: folder ? name.slice(0, -1) : name, folder })));
  const totals = examineTotals(records, file.size, limits);
  const findings = [...tail.findings, ...forms.flatMap((form) => form.findings), ...placement.findings, ...layout.findings, ...collisions.findings, ...totals];
  if (findings.length === 0) {
    const deviation = await sealDeviation(file, tail.end, records);
    if (deviation !== null) findings.push(deviation);
  }
  findings.push(...forms.flatMap((form) => form.notes));
  const refused = (index: number): boolean =>
    forms[index]!.findings.length > 0 || forms[index]!.directory || layout.refused.has(index) || collisions.refused.has(index);
  const entries = totals.length > 0 ? [] : placement.placed
    .filter(({ record }) => !refused(record.index))
    .map(({ record, name, local }) => zipEntry(file, record, name, local, notice));
  return container(records.length, true, entries, findings);
}

/** Reads every local header and compares it with its central record. The central reading is the only one used. */
async function placeEntries(file: PositionedFile, records: readonly CentralRecord[], forms: readonly EntryForm[], end: EndRecords): Promise<{ readonly placed: readonly Placed[]; readonly findings: readonly Finding[] }> {
  const placed: Placed[] = [];
  const findings: Finding[] = [];
  for (const record of records) {
    const { name } = forms[record.index]!;
    const local = await readLocalHeader(file, record, end.directoryOffset);
    const at = { file: name, offset: record.localOffset };
    if (local === null) {
      findings.push({ code: 'archive.header-mismatch', at, values: { field: 'local-header' } });
      continue;
    }
    for (const { field, problem, sides } of local.differences) findings.push({ code: 'archive.header-mismatch', at, ...sides, values: { field, ...(problem === undefined ? {} : { problem }) } });
    placed.push({ record, name, local });
  }
  return { placed, findings };
}

/** Bounds on the archive as a whole; past them nothing is read. */
function examineTotals(records: readonly CentralRecord[], fileSize: number, limits: Limits): readonly Finding[] {
  const total = records.reduce((sum, record) => sum + record.uncompressed, 0);
  const exceeded = (code: FindingCode, problem: ContainerWord, allowed: number, found: number): Finding => ({ code, at: {}, expected: String(allowed), computed: String(found), values: { problem } });
  if (total > limits.maxTotalBytes) return [exceeded('archive.too-large', 'container-size', limits.maxTotalBytes, total)];
  const ratio = Math.ceil(total / Math.max(1, fileSize));
  return total > TOTAL_RATIO_FLOOR && ratio > limits.maxCompressionRatio ? [exceeded('archive.ratio-exceeded', 'container-ratio', limits.maxCompressionRatio, ratio)] : [];
}
