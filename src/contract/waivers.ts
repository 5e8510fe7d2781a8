import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Waiver } from '../core/controls/waivers.ts';
import type { Refused } from '../core/findings/index.ts';
import { errors, id } from './parts.ts';

export type { Waiver } from '../core/controls/waivers.ts';

/** What a file of waivers came to. Refusing one is an answer, not an error: it says what is not as docs/formats/waivers.md has it. */
export type WaiversAnswer =
  | { readonly ok: true; readonly waivers: readonly Waiver[]; readonly digest: string }
  | Refused;

const base = oc.errors(errors);
const said = z.string().min(1).max(2_000);
/** Far more than people give; a file of them stays within what is read. */
const MANY = 10_000;

export const waiversContract = {
  /** Reads a file that somebody chose, as the terminal does. */
  read: base.input(z.object({ text: z.string().max(16 * 2 ** 20) })).output(type<WaiversAnswer>()),
  /** Writes the file; refused as `UNREADABLE` when it would not be read again. */
  write: base
    .input(z.object({ name: id, waivers: z.array(z.object({ control: said, subject: said.nullable(), who: said, why: said, decided_at: z.string().max(40), until: z.string().max(40), withdrawn: z.object({ who: said.nullable(), at: z.string().max(40), why: said.optional() }).optional() })).max(MANY) }))
    .output(type<{ readonly downloadId: string; readonly name: string; readonly size: number; readonly sha256: string }>()),
};
