import { describe, expect, test, vi } from 'vitest';
import { QueryCache } from '../../../../src/renderer/engine/query-cache.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('query cache', () => {
  test('asks once for many, and remembers', async () => {
    const cache = new QueryCache();
    const fetcher = vi.fn(async () => 7);
    const leave = [cache.subscribe('k', fetcher, () => {}), cache.subscribe('k', fetcher, () => {})];
    await settled();
    for (const each of leave) each();
    await settled();
    cache.subscribe('k', fetcher, () => {});
    expect(cache.read('k')).toEqual({ status: 'ready', data: 7 });
    expect(fetcher).toHaveBeenCalledTimes(1);
  });

  test('aborts what nobody waits for, and keeps nothing of it', async () => {
    const cache = new QueryCache();
    let signal: AbortSignal | undefined;
    const leave = cache.subscribe('k', (given) => {
      signal = given;
      return new Promise((resolve) => setTimeout(() => resolve('late'), 5));
    }, () => {});
    leave();
    await settled();
    expect(signal?.aborted).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(cache.read('k')).toEqual({ status: 'loading', data: undefined });
  });

  test('leaving and coming back within one commit aborts nothing', async () => {
    const cache = new QueryCache();
    const fetcher = vi.fn(async () => 1);
    cache.subscribe('k', fetcher, () => {})();
    cache.subscribe('k', fetcher, () => {});
    await settled();
    expect(fetcher).toHaveBeenCalledTimes(1);
    expect(cache.read('k').status).toBe('ready');
  });

  test('a failure is said, and asked again by the next who comes', async () => {
    const cache = new QueryCache();
    let times = 0;
    const fetcher = async (): Promise<string> => {
      times += 1;
      if (times === 1) throw new Error('no');
      return 'yes';
    };
    const leave = cache.subscribe('k', fetcher, () => {});
    await settled();
    expect(cache.read('k').status).toBe('failed');
    leave();
    cache.subscribe('k', fetcher, () => {});
    await settled();
    expect(cache.read('k')).toEqual({ status: 'ready', data: 'yes' });
  });

  test('forgetting asks again for what is on screen and drops the rest', async () => {
    const cache = new QueryCache();
    let n = 0;
    const heard = vi.fn();
    cache.subscribe('run/1', async () => (n += 1), heard);
    cache.subscribe('run/2', async () => 'x', () => {})();
    await settled();
    cache.forget('run/');
    await settled();
    expect(cache.read('run/1')).toEqual({ status: 'ready', data: 2 });
    expect(cache.read('run/2').status).toBe('loading');
    expect(heard).toHaveBeenCalled();
  });
});
