import type { ReportSignRefusal } from '../../contract/index.ts';
import { openReportKey, type ReportKeyFiles } from '../../producer/keys/report-key.ts';
import { ProducerError, signReport as sign } from '../../producer/keys/sign-report.ts';
import { KeyError } from '../../producer/keys/signer.ts';
import { openSigner } from './sign-statement.ts';

export type SignedReport =
  | { readonly ok: true; readonly report: Uint8Array }
  /** `key-unfit`: not of a kind for documents, without a certificate of its own, or with more than the report has room for. */
  | { readonly ok: false; readonly because: ReportSignRefusal };

/**
 * A report that was written with a placeholder (`placeholder` of the PDF writer), signed by a person's own key, once:
 * PAdES B-B over the whole file. The caller overwrites the key's bytes afterwards, as for `openSigner`.
 */
export function signReport(report: Uint8Array, files: ReportKeyFiles): SignedReport {
  const opened = openSigner(files.key, files.passphrase);
  if (!opened.ok) return { ok: false, because: REFUSALS.find((each) => each === opened.because) ?? 'key-unfit' };
  try {
    const { signer, chain } = openReportKey(files);
    return { ok: true, report: sign(report, signer, chain) };
  } catch (error) {
    if (error instanceof KeyError || error instanceof ProducerError) return { ok: false, because: 'key-unfit' };
    throw error;
  }
}

const REFUSALS = ['key-unreadable', 'passphrase-missing', 'passphrase-wrong'] as const satisfies readonly ReportSignRefusal[];
