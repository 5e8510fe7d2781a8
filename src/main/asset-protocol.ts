import { protocol, type Session } from 'electron';
import type { Assets } from '../engine/shell/assets.ts';
import { SECURITY_HEADERS } from '../engine/shell/headers.ts';
import { assetPath, SCHEME } from './policy.ts';

/** Before the application is ready: makes the scheme a secure origin of its own, with storage and without file access. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
}

/** Serves the built window's files under the own scheme, with the policy a browser would get. */
export function serveAssets(session: Session, assets: Assets): void {
  session.protocol.handle(SCHEME, async (request) => {
    const path = request.method === 'GET' ? assetPath(request.url) : null;
    const asset = path === null ? null : await assets.get(path);
    if (asset === null) return new Response('nothing here\n', { status: 404, headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
    return new Response(new Uint8Array(asset.bytes), { headers: { ...SECURITY_HEADERS, 'content-type': asset.type } });
  });
}
