import { z } from 'zod';

/** Pieces of inputs, and the errors every procedure may answer with. */

export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const id = z.string().min(1).max(200);
/** An opaque name for a file the shell has taken in. The window never sends a path. */
export const intake = z.string().regex(/^[0-9a-z]{16,64}$/);
export const filter = z.string().max(2_000);
export const offset = z.number().int().nonnegative();
export const limit = z.number().int().min(1).max(1_000);

/** Errors as data: the message is for logs; windows render code and values. */
export const errors = {
  NOT_FOUND: { data: z.object({ what: z.string() }) },
  BAD_FILTER: { data: z.object({ at: z.number(), problem: z.string() }) },
  UNREADABLE: { data: z.object({ because: z.string() }) },
  CANCELLED: {},
  SELF_TEST: { data: z.object({ failed: z.array(z.string()) }) },
} as const;
