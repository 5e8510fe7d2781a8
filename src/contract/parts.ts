import { z } from 'zod';
import { MOST_FILTER } from './dto.ts';

/** Pieces of inputs, and the errors every procedure may answer with. */

export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const id = z.string().min(1).max(200);
/** An opaque name for a file the shell has taken in. The window never sends a path. */
export const intake = z.string().regex(/^[0-9a-z]{16,64}$/);
/** Base64 of a key file: a PEM or PKCS#12 file is a few kilobytes. */
export const keyFile = z.string().max(131_072).regex(/^[A-Za-z0-9+/]*={0,2}$/);
export const filter = z.string().max(MOST_FILTER);
export const offset = z.number().int().nonnegative();
export const limit = z.number().int().min(1).max(1_000);

/**
 * Errors as data: the message is for logs; windows render code and values. `status` is what HTTP says of it on the
 * loopback host: without one, the library would call each of them a fault of the server.
 */
export const errors = {
  NOT_FOUND: { status: 404, data: z.object({ what: z.string() }) },
  BAD_FILTER: { status: 400, data: z.object({ at: z.number(), problem: z.string() }) },
  UNREADABLE: { status: 422, data: z.object({ because: z.string() }) },
  /** A row that is fixed once it is there was sent again with another content. */
  FROZEN: { status: 409, data: z.object({ table: z.string(), key: z.string() }) },
  /** The disk would not take it. Nothing that was there is lost; `problem` says what to do. */
  STORAGE: { status: 507, data: z.object({ problem: z.enum(['full', 'read-only', 'denied']) }) },
  CANCELLED: { status: 499 },
  SELF_TEST: { status: 500, data: z.object({ failed: z.array(z.string()) }) },
} as const;
