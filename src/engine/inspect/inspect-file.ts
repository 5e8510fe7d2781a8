import { stat } from 'node:fs/promises';
import type { Limits } from '../../core/run.ts';
import { hashFile, hashFolder } from '../files/hash-file.ts';
import { withPositioned, type PositionedFile } from '../files/positioned-file.ts';
import { openContainer } from '../verify/open-container.ts';
import { readable } from '../verify/readable.ts';
import { recognise, type Kind } from '../verify/recognise.ts';
import { describeContainer } from './describe-container.ts';
import { describeDer } from './describe-der.ts';
import { describeExport } from './describe-export.ts';
import { describePdf } from './describe-pdf.ts';
import { describeJson } from './describe-json.ts';
import { describeLines, describeNote, describePem } from './describe-text.ts';
import { unreadAs, type Described, type Inspection } from './inspection.ts';

/** Larger files are archives; of anything else so large only size and digest are said. */
const MAX_BYTES = 256 * 2 ** 20;

/**
 * Describes a file by its own bytes, without keys, and verifies nothing. Throws `UnreadableError` when the file system does
 * not let it be read; whatever the bytes are, there is a description.
 */
export async function inspectFile(path: string, limits: Limits): Promise<Inspection> {
  const folder = await readable(async () => (await stat(path)).isDirectory());
  const recognised: Kind | null = folder ? null : await readable(() => recognise(path));
  if (recognised?.kind === 'export') return inspection(await readable(() => hashFile(path)), await readable(() => withPositioned(path, (file) => describeExport(file, recognised, limits))));
  if (!folder && recognised?.kind !== 'archive') {
    const file = await readable(() => hashFile(path));
    return inspection(file, await readable(() => withPositioned(path, describeFile)));
  }
  const container = await readable(() => openContainer(path, folder ? 'folder' : 'archive', limits));
  try {
    const file = folder ? await readable(() => hashFolder(container)) : await readable(() => hashFile(path));
    return inspection(file, await describeContainer(container, limits));
  } finally {
    await container.close();
  }
}

function inspection({ sha256, size }: { readonly sha256: string; readonly size: number }, { kind, sections, unread }: Described): Inspection {
  return { format: 'proofroom.inspection.v1', verified: false, kind, size, sha256, sections, unread: unread ?? null };
}

async function describeFile(file: PositionedFile): Promise<Described> {
  if (file.size === 0) return unreadAs('unknown', 'the file is empty');
  if (file.size > MAX_BYTES) return unreadAs('unknown', 'too large for anything but an archive');
  return describeBytes(await file.read(0, file.size));
}

/** Every kind that is no archive, told by its bytes alone. */
export function describeBytes(bytes: Uint8Array): Described {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  if (head.startsWith('%PDF-')) return describePdf(bytes);
  if (head.includes('-----BEGIN ')) return describePem(Buffer.from(bytes).toString('latin1'));
  const json = describeJson(bytes);
  // A log of one line is also one JSON object.
  const lines = json === null || json.kind === 'JSON' ? describeLines(bytes) : null;
  const found = (lines?.kind === 'JSON lines' ? json : null) ?? lines ?? json ?? describeNote(bytes) ?? describeDer(bytes);
  if (found !== null) return found;
  return unreadAs('unknown', head.trimStart().startsWith('{') ? 'JSON that cannot be read' : 'nothing that is known here');
}
