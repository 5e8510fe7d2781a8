import { copyPast, IDS, ID_SIZE, ID_SLOTS, MAX_LINES, NAME_ENTRIES, NAME_ENTRY_SIZE, NAMES } from './memory';
import { hashName } from './name-hash';

const RECORD_ID: u32 = 0x80000000;
const SLOTS: usize = 2 * MAX_LINES;

export let names: usize = 0;
export let namesEnd: usize = NAMES;
/** Causes that are events of this block: before the event that names them, and so not after it in time. */
export let causesWithin: i32 = 0;

let ids: usize = 0;

export function startNames(): void {
  names = 0;
  namesEnd = NAMES;
  causesWithin = 0;
  ids = 0;
  memory.fill(ID_SLOTS, 0, SLOTS * 2);
}

/** A cause: told to the host unless it is among the block's own events so far. */
export function keepCause(start: usize, length: usize): void {
  const hash = hashName(start, length);
  if (load<u16>(slotOf(start, length, hash)) != 0) causesWithin += 1;
  else keep(start, length, hash, 0);
}

/** A record id: the host is told of every one, and the block's later events find it here. */
export function keepId(start: usize, length: usize): void {
  const hash = hashName(start, length);
  const slot = slotOf(start, length, hash);
  if (load<u16>(slot) == 0) {
    const id = IDS + ids * ID_SIZE;
    ids += 1;
    store<u16>(slot, <u16>ids);
    store<u32>(id, hash);
    store<u32>(id, <u32>namesEnd, 4);
    store<u32>(id, <u32>length, 8);
  }
  keep(start, length, hash, RECORD_ID);
}

function keep(start: usize, length: usize, hash: u32, kind: u32): void {
  copyPast(namesEnd, start, length);
  namesEnd += length;
  const entry = NAME_ENTRIES + names * NAME_ENTRY_SIZE;
  store<u32>(entry, <u32>(namesEnd - NAMES) | kind);
  store<u32>(entry, hash, 4);
  names += 1;
}

/** The slot of the id, or the empty one where it belongs: there are twice as many as a block has events. */
function slotOf(start: usize, length: usize, hash: u32): usize {
  let slot = <usize>hash & (SLOTS - 1);
  while (true) {
    const at = ID_SLOTS + slot * 2;
    const number = <usize>load<u16>(at);
    if (number == 0) return at;
    const id = IDS + (number - 1) * ID_SIZE;
    if (load<u32>(id) == hash && <usize>load<u32>(id, 8) == length && memory.compare(load<u32>(id, 4), start, length) == 0) return at;
    slot = (slot + 1) & (SLOTS - 1);
  }
}
