import type { Container, Entry } from '../../core/bundle/container.ts';
import { CancelledError } from '../../core/bundle/verification.ts';
import { createSha256 } from '../../core/crypto/index.ts';
import type { CheckReport } from '../../core/findings/index.ts';
import { PORTABLE_DOCUMENTS, PORTABLE_EVIDENCE, PORTABLE_HEAD, verifyPortableCase } from '../../core/review/index.ts';
import { examination, type Examination } from './examination.ts';
import { trustOf } from './examine-sign-off.ts';
import { guard } from './guard.ts';
import type { VerifyFileHooks, VerifySettings } from './input.ts';
import type { OpenedContainer } from './open-container.ts';

/** Whether an archive is a case that was handed over: no bundle has this entry at its top. */
export const isPortableCase = ({ entries }: Container): boolean =>
  entries.some(({ name }) => name === PORTABLE_HEAD) && !entries.some(({ name }) => name.startsWith('manifest.'));

/** A portable case: its documents in memory within the limits, the enclosed evidence by the chunk. */
export async function examinePortable(file: { readonly digest: string; readonly size: number }, container: OpenedContainer, input: VerifySettings, hooks: VerifyFileHooks): Promise<Examination> {
  const internal: CheckReport[] = [];
  const { maxJsonDepth, maxDocumentBytes, maxFindingsPerCode } = input.limits;
  const verified = await guard('portable', internal, async () => {
    const documents = new Map<string, Uint8Array>();
    let enclosed: string | null = null;
    for (const entry of container.entries) {
      if (hooks.cancelled?.() === true) throw new CancelledError();
      if (entry.name === PORTABLE_EVIDENCE) enclosed = await digestOf(entry);
      else if (PORTABLE_DOCUMENTS.includes(entry.name)) documents.set(entry.name, await readUpTo(entry, maxDocumentBytes));
    }
    const names = container.entries.map(({ name }) => name);
    return { enclosed, ...verifyPortableCase({ documents, names, enclosed, ...trustOf(input), limits: { maxDepth: maxJsonDepth, maxBytes: maxDocumentBytes }, maxFindingsPerCode }) };
  });
  const found = verified?.found ?? null;
  return examination(
    {
      kind: 'portable-case', ...file, signOffs: found?.signOffs.length ?? 0, rows: found?.rows.length ?? 0, name: found?.name ?? null, evidence: found?.evidence ?? null,
      enclosed: (verified?.enclosed ?? null) !== null, runDigest: found?.run?.digest ?? null,
    },
    [containerReport(container), ...(verified?.reports ?? []), ...internal], { signers: verified?.signers ?? [] },
  );
}

/** The one byte form is a sealed bundle's; that a case is packed otherwise says nothing. */
function containerReport(container: OpenedContainer): CheckReport {
  const report = container.report();
  return { ...report, findings: report.findings.filter(({ code }) => code !== 'archive.not-sealed') };
}

async function digestOf(entry: Entry): Promise<string> {
  const digest = createSha256();
  for await (const chunk of entry.open()) digest.update(chunk);
  return digest.digestHex();
}

/** One byte more than the limit is enough for the parser to say that it is passed. */
async function readUpTo(entry: Entry, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of entry.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}
