import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../src/core/crypto/index.ts';
import { fromHex } from '../../../../src/core/encoding/index.ts';
import { canonicalize, type JsonObject } from '../../../../src/core/json/index.ts';
import { leafHash, verifyInclusion } from '../../../../src/core/tlog/index.ts';
import { eventDetail } from '../../../../src/engine/router/event-detail.ts';
import { DIGEST, fakeEngine, type FakeEngine } from '../../../support/fake-engine.ts';

const FILE = 'audit/main/0001.ndjson';

function line(row: number, open?: JsonObject): { text: string; hash: string } {
  const covered: JsonObject = {
    record_id: `evt-${row}`, seq: row + 1, timestamp: '2026-08-01T00:00:00.000Z', type: 'agent.heartbeat', layer: 'fleet', actor: { kind: 'agent', id: 'agt-1' },
    causes: [], data: { note: 'Grüße' }, prev: '0'.repeat(64),
  };
  const hash = sha256Hex(canonicalize(covered));
  return { text: canonicalize({ ...covered, hash, ...(open === undefined ? {} : { open }) }), hash };
}

const lines = [line(0), line(1, { who: { salt: 's', value: 'x' } }), line(2)];
// The second event is changed after its hash was made; the index, built from the same bytes, holds the recorded hash.
const texts = lines.map(({ text }, row) => (row === 2 ? text.replace('Grüße', 'Gruß!!') : text));
const bytes = new TextEncoder().encode(texts.map((text) => `${text}\n`).join(''));
let engine: FakeEngine;

beforeAll(async () => {
  let offset = 0;
  const placed = texts.map((text, row) => {
    const length = Buffer.byteLength(text);
    const at = { file: FILE, offset, length };
    offset += length + 1;
    return { at, hash: lines[row]!.hash };
  });
  engine = await fakeEngine({ [FILE]: bytes }, placed);
});
afterAll(() => engine.dispose());

describe('one event with its proof', () => {
  test('is the line of the evidence, its hashed part and the hash computed again', async () => {
    const detail = await eventDetail(engine, DIGEST, 'evt-1');
    expect(detail?.raw).toBe(texts[1]);
    expect(sha256Hex(detail?.hashed ?? '')).toBe(lines[1]!.hash);
    expect([detail?.recordedHash, detail?.computedHash]).toEqual([lines[1]!.hash, lines[1]!.hash]);
    expect(detail?.uncoveredFields).toEqual(['hash', 'open']);
    expect(detail?.coveredFields).toContain('data');
    const inclusion = detail?.inclusion;
    expect(verifyInclusion(1, 3, leafHash(fromHex(lines[1]!.hash)!), inclusion!.path.map((each) => fromHex(each)!), fromHex(inclusion!.root)!)).toBe(true);
  });
  test('shows a changed event as changed', async () => {
    const detail = await eventDetail(engine, DIGEST, 'evt-2');
    expect(detail?.recordedHash).toBe(lines[2]!.hash);
    expect(detail?.computedHash).toBe(sha256Hex(detail?.hashed ?? ''));
    expect(detail?.computedHash).not.toBe(detail?.recordedHash);
  });
  test('unknown ids have none', async () => {
    expect(await eventDetail(engine, DIGEST, 'evt-9')).toBeNull();
  });
});
