import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../src/host/arguments.ts';
import { defaultDataDir, places } from '../../../src/host/places.ts';

describe('the command line', () => {
  test('is read', () => {
    expect(readArguments(['--data', 'd', 'a.zip', '--trust', 't.json', '--open', 'b.zip'])).toEqual({ ok: true, value: { data: 'd', trust: 't.json', open: true, files: ['a.zip', 'b.zip'] } });
    expect(readArguments([])).toEqual({ ok: true, value: { data: null, trust: null, open: false, files: [] } });
  });
  test.each([[['--port', '80']], [['--data']], [['--open=yes']]])('%j is refused', (argv) => {
    expect(readArguments(argv).ok).toBe(false);
  });
});

describe('places', () => {
  test('built, the window and the worker lie beside the host; from source only the window is built', () => {
    expect(places('file:///app/out/main/host.js')).toEqual({ rendererDir: '/app/out/renderer', worker: new URL('file:///app/out/main/job-worker.js') });
    expect(places('file:///app/src/host/index.ts')).toEqual({ rendererDir: '/app/out/renderer' });
  });
  test('the vault has a place on every platform', () => {
    expect(defaultDataDir('linux', { XDG_DATA_HOME: '/x' })).toBe('/x/proofroom');
    expect(defaultDataDir('linux', {})).toMatch(/\.local\/share\/proofroom$/);
    expect(defaultDataDir('darwin', {})).toMatch(/Library\/Application Support\/Proofroom$/);
    expect(defaultDataDir('win32', { LOCALAPPDATA: '/l' })).toBe('/l/Proofroom');
  });
});
