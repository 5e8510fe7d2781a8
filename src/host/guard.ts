import type { IncomingHttpHeaders } from 'node:http';

export type Refusal = 'host' | 'origin' | 'site' | 'method';

/**
 * Why a request is not from this host's own page, or null when it may be. Any web page the user has open can send
 * requests to a local port; what it cannot do is forge Host (name rebinding), Origin or Sec-Fetch-Site.
 */
export function refusal(method: string, headers: IncomingHttpHeaders, port: number): Refusal | null {
  const authorities = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  const site = headers['sec-fetch-site'];
  if (host === undefined || !authorities.includes(host)) return 'host';
  if (method !== 'GET' && method !== 'POST') return 'method';
  const own = origin === `http://${host}`;
  if (method !== 'GET' ? !own : origin !== undefined && !own) return 'origin';
  // `none` is the user's own doing: a typed address or a bookmark.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'site';
  return null;
}
