import type { Redactable } from '../choices.ts';
import type { ReportModel } from '../model.ts';

/** Names of an auditor pack: docs/formats/auditor-pack.md. */
export type PackName = 'README.txt' | 'SHA256SUMS' | 'evidence.zip' | 'evidence.bin' | 'report.pdf' | 'run.json' | 'run.redacted.json' | 'trust-pack.json' | 'verify.mjs';

/** Withheld beside the evidence, not in it: a pack without them still holds the evidence. */
const BESIDE: ReadonlySet<Redactable> = new Set(['custody', 'notes']);

/** Whether evidence, run and trust pack would show what the report withholds. */
export const hidesRecord = ({ shown }: ReportModel): boolean => shown.choices.redactions.some(({ what }) => !BESIDE.has(what));

/** Only a bundle is an archive that the script of the pack can open. */
export const evidenceNameOf = ({ shown: { run } }: ReportModel): PackName => (run.subject.kind === 'evidence-bundle' ? 'evidence.zip' : 'evidence.bin');
