import { spawn } from 'node:child_process';

/** Hands the address to the user's browser. The token in it works once, so a listing of processes gives nothing away for long. */
export function openBrowser(address: string, platform: NodeJS.Platform): void {
  const [command, ...rest] = platform === 'darwin' ? ['open'] : platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
  const child = spawn(command ?? '', [...rest, address], { stdio: 'ignore', detached: true });
  // No browser is no failure: the address is printed.
  child.on('error', () => undefined);
  child.unref();
}
