import { existsSync } from 'node:fs';

/**
 * Flags under which Chromium makes no request of its own: it looks up its maker's hosts at every start otherwise. Names
 * are not resolved at all, so a request by name shows in the page's own list of requests and one by address in a trace.
 */
export const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--disable-quic', '--disable-domain-reliability', '--no-proxy-server', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/** A Chromium to test in: the one named by CHROMIUM_PATH, an installed one, else the one from the npm registry. */
export async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return named;
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
