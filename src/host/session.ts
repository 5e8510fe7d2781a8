import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may use the host: whoever opened its first address. The token in that address is exchanged once for a cookie
 * and dead from then on, so that a copy of it in a history, a log or a process list opens nothing.
 */
export interface Session {
  readonly token: string;
  /** The value of a `Set-Cookie` header, once; null for a wrong or spent token. */
  exchange(token: string): string | null;
  /** Whether a `Cookie` header carries the session. */
  admits(cookies: string | undefined): boolean;
}

/** Cookies do not tell ports apart, so the name does: two hosts on one machine must not overwrite each other's. */
export function createSession(port: number): Session {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const name = `proofroom-${port}`;
  let spent = false;
  return {
    token,
    exchange(offered) {
      if (spent || !same(offered, token)) return null;
      spent = true;
      return `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    admits(cookies) {
      const held = (cookies ?? '').split(';').map((each) => each.trim()).filter((each) => each.startsWith(`${name}=`));
      return held.length === 1 && same(held[0]?.slice(name.length + 1) ?? '', secret);
    },
  };
}

/** Compares digests, which have one length, so that time says nothing about the secret. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
