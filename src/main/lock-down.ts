import { app, type Session, type WebContents } from 'electron';
import { isOwnPage, isOwnRequest } from './policy.ts';

/**
 * Command-line switches of Chromium, set before it starts: nothing in the background, and no name resolves, so that
 * what slips past every other wall still finds no address.
 */
export function lockDownChromium(): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** All a window may do beyond its page: put on the clipboard what a person copies. Reading it stays refused. */
const GRANTED = 'clipboard-sanitized-write';

/** Refuses every request that would leave the application, and every other permission. `refused` counts the requests. */
export function lockDownSession(session: Session, refused: () => void): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const own = isOwnRequest(details.url);
    if (!own) refused();
    answer({ cancel: !own });
  });
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === GRANTED));
  session.setPermissionCheckHandler((_contents, permission) => permission === GRANTED);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps a window on its own page: no other page, no other window, no embedded one. */
export function lockDownContents(contents: WebContents, refused: () => void): void {
  contents.setWindowOpenHandler(() => {
    refused();
    return { action: 'deny' };
  });
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isOwnPage(event.url)) return;
    refused();
    event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
