import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may use the host: whoever opened its first address. The token in that address is exchanged once for a cookie
 * and dead from then on, so that a copy of it in a log or a process list opens nothing.
 *
 * A browser sends cookies to every port of a machine. The session's own therefore goes only with requests below
 * `home`, a path nobody else can name: another server that the same browser visits never sees it. `home` is told
 * only to whoever brings the token, so that the printed address does not give it away either.
 */
export interface Session {
  readonly token: string;
  /** The printed path, `/…/`, at which the token is exchanged. */
  readonly door: string;
  /** The path, `/…/`, of the window and of all it may ask for. */
  readonly home: `/${string}/`;
  /** The value of a `Set-Cookie` header, once; null for a wrong or spent token. */
  exchange(token: string): string | null;
  /** The rest of a path below `home`, with its slash; null for every other path. */
  inside(path: string): string | null;
  /** Whether a `Cookie` header carries the session. */
  admits(cookies: string | undefined): boolean;
}

const NAME = 'proofroom';
const secretText = (): string => randomBytes(32).toString('base64url');

export function createSession(): Session {
  const token = secretText();
  const secret = secretText();
  const home = `/${secretText()}/` as const;
  let spent = false;
  return {
    token,
    door: `/${secretText()}/`,
    home,
    exchange(offered) {
      if (spent || !same(offered, token)) return null;
      spent = true;
      return `${NAME}=${secret}; Path=${home}; HttpOnly; SameSite=Strict`;
    },
    inside: (path) => (same(path.slice(0, home.length), home) ? path.slice(home.length - 1) : null),
    admits(cookies) {
      const held = (cookies ?? '').split(';').map((each) => each.trim()).filter((each) => each.startsWith(`${NAME}=`));
      return held.length === 1 && same(held[0]?.slice(NAME.length + 1) ?? '', secret);
    },
  };
}

/** Compares digests, which have one length, so that time says nothing about the secret. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
