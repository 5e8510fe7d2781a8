import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { CustodyEntry } from '../core/custody/entry.ts';
import type { Finding } from '../core/findings/index.ts';
import { digest, errors } from './parts.ts';

/** A custody log as a window shows it. */
export interface CustodyDto {
  readonly entries: readonly CustodyEntry[];
  /** Whether every line is an entry that has its own hash, its number and its link. */
  readonly intact: boolean;
  /** When that was last computed from the file, RFC 3339 by this workstation's clock. */
  readonly checkedAt: string;
  /** What was found against it, and noted; what no such log can prove is not among them. `at` points into the file. */
  readonly findings: readonly Finding[];
}

export interface CustodyExport {
  readonly downloadId: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const base = oc.errors(errors);

export const custodyContract = {
  list: base.output(type<CustodyDto>()),
  /** Reads the file again and computes every hash anew. */
  check: base.output(type<CustodyDto>()),
  /** The log of another workstation that was imported as evidence. */
  imported: base.input(z.object({ digest })).output(type<CustodyDto>()),
  /** The log's file as it stands, for handing over. */
  export: base.output(type<CustodyExport>()),
  /** Acts that happen in the window and belong in the custody log. */
  note: base
    .input(z.object({ act: z.enum(['case-exported', 'case-imported']), subject: z.string().max(200), detail: z.record(z.string().max(100), z.string().max(1_000)) }))
    .output(type<CustodyEntry>()),
};
