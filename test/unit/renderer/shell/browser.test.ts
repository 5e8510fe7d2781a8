// @vitest-environment happy-dom
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createBrowserShell } from '../../../../src/renderer/shell/browser.ts';

const HOME = 'http://127.0.0.1:4567/x9_secret/';
const file = { intake: 'i', name: 'a.zip', size: 1 };

beforeAll(() => {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`${HOME}?a=b#/case/1/timeline`);
});
afterEach(() => vi.unstubAllGlobals());

test('every request goes below the window’s own address, which is the only path its cookie goes to', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: Request | string) => {
    asked.push(typeof input === 'string' ? input : input.url);
    return Response.json(typeof input === 'string' ? [file] : { json: {} });
  });
  vi.stubGlobal('XMLHttpRequest', class extends EventTarget {
    readonly upload = new EventTarget();
    readonly status = 200;
    readonly responseText = JSON.stringify(file);
    open(_method: string, url: string): void {
      asked.push(url);
    }
    setRequestHeader(): void {}
    send(): void {
      this.dispatchEvent(new Event('load'));
      this.dispatchEvent(new Event('loadend'));
    }
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    asked.push(this.href);
  });

  const shell = createBrowserShell();
  await shell.engine.session.status();
  expect(await shell.startFiles()).toEqual([file]);
  expect(await shell.intake([new File(['x'], 'a.zip')], () => {}, new AbortController().signal)).toEqual([file]);
  await shell.save('d/1', 'r.pdf');
  click.mockRestore();
  expect(asked).toEqual(['rpc/session/status', 'start-files', 'intake', 'download/d%2F1'].map((path) => `${HOME}${path}`));
});
