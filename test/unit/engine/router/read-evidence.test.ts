import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Entry } from '../../../../src/core/bundle/container.ts';
import type { RouterEngine } from '../../../../src/engine/router/index.ts';
import { readRange, withEntry } from '../../../../src/engine/router/read-evidence.ts';
import { memoryEntry } from '../../../support/fake-engine.ts';

describe('a range', () => {
  const whole = Uint8Array.from({ length: 100 }, (_, n) => n);
  test('is that part of the entry, whatever the chunks, compressed or stored', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(120), fc.nat(120), fc.integer({ min: 1, max: 33 }), async (offset, length, chunk) => {
      const streamed = memoryEntry('a', whole, chunk);
      const stored: Entry = { ...streamed, readAt: async (at, count) => whole.slice(at, at + count) };
      expect(await readRange(streamed, offset, length)).toEqual(whole.slice(offset, offset + length));
      expect(await readRange(stored, offset, length)).toEqual(whole.slice(offset, offset + length));
    }));
  });
});

describe('the open container', () => {
  afterEach(() => void vi.useRealTimers());

  function engine() {
    const log: string[] = [];
    const fake = { evidence: { open: async (digest: string) => {
      log.push(`open ${digest}`);
      if (digest === 'bad') throw new Error('unreadable');
      return { kind: 'archive', entries: [memoryEntry('a', Uint8Array.of(1))], findings: [], close: async () => void log.push(`close ${digest}`) };
    } } };
    return { log, engine: fake as unknown as RouterEngine };
  }
  const size = async (entry: Entry): Promise<number> => entry.size;

  test('serves several questions, and closes when nobody asks any more', async () => {
    vi.useFakeTimers();
    const { log, engine: one } = engine();
    await Promise.all([withEntry(one, 'x', 'a', size), withEntry(one, 'x', 'a', size)]);
    await withEntry(one, 'x', 'a', size);
    expect(log).toEqual(['open x']);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(log).toEqual(['open x', 'close x']);
    await withEntry(one, 'x', 'a', size);
    expect(log).toEqual(['open x', 'close x', 'open x']);
  });
  test('makes way for another, but not while it is being read', async () => {
    const { log, engine: one } = engine();
    let finish = (): void => undefined;
    const slow = withEntry(one, 'x', 'a', () => new Promise<void>((resolve) => (finish = resolve)));
    await withEntry(one, 'y', 'a', size);
    expect(log).toEqual(['open x', 'open y']);
    finish();
    await slow;
    await expect.poll(() => log).toEqual(['open x', 'open y', 'close x']);
  });
  test('that failed to open is tried again', async () => {
    const { log, engine: one } = engine();
    await expect(withEntry(one, 'bad', 'a', size)).rejects.toThrow('unreadable');
    await expect(withEntry(one, 'bad', 'a', size)).rejects.toThrow('unreadable');
    expect(log).toEqual(['open bad', 'open bad']);
  });
  test('that lacks the file says so', async () => {
    await expect(withEntry(engine().engine, 'x', 'b', size)).rejects.toMatchObject({ what: 'file' });
  });
});
