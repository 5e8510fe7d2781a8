import { EventEmitter } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebContents } from 'electron';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ELECTRON_CHANNELS, type EngineClient } from '../../../src/contract/index.ts';
import type { Engine } from '../../../src/engine/index.ts';
import { createEngineLink, type EngineLink } from '../../../src/main/engine-link.ts';
import { serveEngine, type ParentPort } from '../../../src/main/serve-engine.ts';
import type { FromEngine, ToEngine } from '../../../src/main/control.ts';
import { fakeEngine } from '../../support/fake-engine.ts';
import { FakeContents, utilityProcess } from '../../support/fake-electron.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

describe('main’s side', () => {
  const stopped: boolean[] = [];
  const failed: string[] = [];
  let link: EngineLink;
  beforeEach(() => {
    utilityProcess.forked.length = stopped.length = failed.length = 0;
    link = createEngineLink({ script: '/e.js', worker: '/w.js', dataDir: '/d', version: '1', onStopped: (again) => stopped.push(again), onFailed: (message) => failed.push(message) });
  });
  const child = (): (typeof utilityProcess.forked)[number] => utilityProcess.forked.at(-1)!;

  test('opens the engine and answers calls by their number', async () => {
    expect(child().sent[0]?.message).toEqual({ kind: 'open', dataDir: '/d', version: '1', worker: '/w.js' });
    const first = link.call({ kind: 'download', downloadId: 'a' });
    const second = link.call({ kind: 'download', downloadId: 'b' });
    child().emit('message', { kind: 'reply', id: 2, ok: false, message: 'no' });
    child().emit('message', { kind: 'reply', id: 1, ok: true, value: null });
    await expect(second).rejects.toThrow('no');
    expect(await first).toBeNull();
  });
  test('gives a window one end of a channel and the engine the other', () => {
    const contents = new FakeContents();
    link.connect(contents as unknown as WebContents);
    expect(contents.posted).toMatchObject([{ channel: ELECTRON_CHANNELS.port }]);
    expect(child().sent.at(-1)).toMatchObject({ message: { kind: 'port' }, ports: [expect.anything()] });
  });
  test('starts the engine again when it ends, fails what was waiting, and gives up on the fourth end within a minute', async () => {
    link.tellRefused(3);
    const call = link.call({ kind: 'download', downloadId: 'a' });
    child().emit('exit', 1);
    await expect(call).rejects.toThrow('stopped');
    expect(child().sent.map(({ message }) => message)).toContainEqual({ kind: 'refused', count: 3 });
    child().emit('exit', 1);
    child().emit('exit', 1);
    child().emit('exit', 1);
    expect([stopped, utilityProcess.forked.length]).toEqual([[true, true, true, false], 4]);
  });
  test('says when the vault cannot be opened', () => {
    child().emit('message', { kind: 'failed', message: 'locked' });
    expect(failed).toEqual(['locked']);
  });
  test('closing waits for the engine, and its end is then no accident', async () => {
    const closing = link.close();
    child().emit('message', { kind: 'reply', id: 1, ok: true, value: null });
    await closing;
    child().emit('exit', 0);
    expect([child().killed, stopped]).toEqual([true, []]);
  });
});

describe('the engine process', () => {
  const channels: MessageChannel[] = [];
  afterEach(() => {
    for (const { port1, port2 } of channels.splice(0)) {
      port1.close();
      port2.close();
    }
  });
  function parent() {
    const inbox = new EventEmitter();
    const replies: FromEngine[] = [];
    const port: ParentPort = { on: (event, listener) => inbox.on(event, listener), postMessage: (message) => void replies.push(message) };
    return { port, replies, send: (data: ToEngine, ports: readonly MessagePort[] = []) => inbox.emit('message', { data, ports }) };
  }

  test('serves a window that connects before the engine is open, and main’s calls', async () => {
    const engine = await fakeEngine();
    const { port, replies, send } = parent();
    let closed = false;
    serveEngine(port, async (options): Promise<Engine> => {
      expect(options).toMatchObject({ dataDir: '/d', version: '1', worker: '/w.js' });
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { ...engine, close: async () => void (closed = true) };
    });
    send({ kind: 'open', dataDir: '/d', version: '1', worker: '/w.js' });
    const channel = new MessageChannel();
    channels.push(channel);
    send({ kind: 'port' }, [channel.port1]);
    send({ kind: 'refused', count: 5 });
    channel.port2.start();
    const client: EngineClient = createORPCClient(new RPCLink({ port: channel.port2 }));
    expect(await client.session.status()).toMatchObject({ shell: 'electron', refusedRequests: 5 });

    send({ kind: 'call', id: 1, call: { kind: 'take-in', file: { path: '/x', name: 'sample.zip', size: 1 }, temporary: false } });
    await expect.poll(() => replies.find((each) => each.kind === 'reply' && each.id === 1)).toMatchObject({ ok: true, value: { name: 'sample.zip' } });
    const copy = join(engine.dataDir, 'tmp', 'copy.intake');
    await writeFile(copy, 'x');
    send({ kind: 'call', id: 5, call: { kind: 'temporary-folder' } });
    send({ kind: 'call', id: 6, call: { kind: 'take-in', file: { path: copy, name: 'copy.zip', size: 1 }, temporary: true } });
    send({ kind: 'call', id: 2, call: { kind: 'download', downloadId: 'none' } });
    send({ kind: 'call', id: 3, call: { kind: 'trust', file: { path: '/x', name: 'bad', size: 1 } } });
    send({ kind: 'call', id: 4, call: { kind: 'close' } });
    await expect.poll(() => replies.filter((each) => each.kind === 'reply').length).toBe(6);
    expect(replies).toContainEqual({ kind: 'reply', id: 5, ok: true, value: join(engine.dataDir, 'tmp') });
    expect(await readdir(join(engine.dataDir, 'tmp'))).toEqual([]);
    expect(replies).toContainEqual({ kind: 'reply', id: 2, ok: true, value: null });
    expect(replies).toContainEqual({ kind: 'reply', id: 3, ok: false, message: 'not-a-trust-pack' });
    expect([replies[0], closed]).toEqual([{ kind: 'ready' }, true]);
    await engine.dispose();
  });
  test('says that its vault cannot be opened, and fails calls', async () => {
    const { port, replies, send } = parent();
    serveEngine(port, () => Promise.reject(new Error('locked')));
    send({ kind: 'call', id: 1, call: { kind: 'close' } });
    send({ kind: 'open', dataDir: '/d', version: '1', worker: '/w.js' });
    await expect.poll(() => replies).toContainEqual({ kind: 'failed', message: 'locked' });
    expect(replies).toContainEqual({ kind: 'reply', id: 1, ok: false, message: 'the engine has not been opened' });
  });
});
