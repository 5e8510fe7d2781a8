import { sha256 } from '../../../src/core/crypto/index.ts';

/**
 * The sequence of doubles behind `es6testfile100m.txt`, made here as testdata/README.md of cyberphone/json-canonicalization
 * describes it: edge cases, a run of the smallest normal numbers, then what SHA-256 of its own output gives for ever.
 */
const NEGATIVE_THIRDS = `
  c46696695dbd1cc3 c43211ede4974a35 c3fce97ca0f21056 c3c7213080c1a6ac c39280f39a348556 c35d9b1f5d20d557 c327af4c4a80aaac
  c2f2f2a36ecd5556 c2be51057e155558 c28840d131aaaaac c253670dc1555557 c21f0b4935555557 c1e8d5d42aaaaaac c1b3de4355555556
  c17fca0555555556 c1496e6aaaaaaaab c114585555555555 c0e046aaaaaaaaab c0aa0aaaaaaaaaaa c074d55555555555 c040aaaaaaaaaaab
  c00aaaaaaaaaaaab bfd5555555555555 bfa1111111111111 bf6b4e81b4e81b4f bf35d867c3ece2a5 bf0179ec9cbd821e becbf647612f3696
  be965e9f80f29212 be61e54c672874db be2ca213d840baf8 bdf6e80fe033c8c6 bdc2533fe68fd3d2 bd8d51ffd74c861c bd5774ccac3d3817
  bd22c3d6f030f9ac bcee0624b3818f79 bcb804ea293472c7 bc833721ba905bd3 bc4ebe9c5db3c61e bc18987d17c304e5 bbe3ad30dfcf371d
  bbaf7b816618582f bb792f9ab81379bf bb442615600f9499 bb101e77800c76e1 bad9ca58cce0be35 baa4a1e0a3e6fe90 ba708180831f320d
  ba3a68cd9e985016`;
const NEIGHBOURS = `
  3ff0000000000000 bff0000000000000 bfeffffffffffffa bfeffffffffffffb 3feffffffffffffa 3feffffffffffffb 3feffffffffffffc
  3feffffffffffffe bfefffffffffffff bfefffffffffffff 3fefffffffffffff 3fefffffffffffff 3fd3333333333332 3fd3333333333333
  3fd3333333333334 0010000000000000 000ffffffffffffd 000fffffffffffff 7fefffffffffffff ffefffffffffffff 4340000000000000
  c340000000000000 4430000000000000 44b52d02c7e14af5 44b52d02c7e14af6 44b52d02c7e14af7 444b1ae4d6e2ef4e 444b1ae4d6e2ef4f
  444b1ae4d6e2ef50 3eb0c6f7a0b5ed8c 3eb0c6f7a0b5ed8d 41b3de4355555553 41b3de4355555554 41b3de4355555555 41b3de4355555556
  41b3de4355555557 becbf647612f3696 43143ff3c1cb0959`;
const SMALLEST_NORMAL = 0x0010000000000000n;
const SERIES = 2_000;

const cell = new DataView(new ArrayBuffer(8));

function doubleOf(bits: bigint): number {
  cell.setBigUint64(0, bits);
  return cell.getFloat64(0);
}

/** Bits of a double as the test file spells them: hex without leading zeros. */
export function bitsOf(double: number): string {
  cell.setFloat64(0, double);
  return cell.getBigUint64(0).toString(16);
}

function edgeCases(): number[] {
  const table = (text: string): number[] => text.trim().split(/\s+/).map((hex) => doubleOf(BigInt(`0x${hex}`)));
  const thirds = table(NEGATIVE_THIRDS);
  const fives = Array.from({ length: 11 }, (_, at) => (at === 0 ? 10 : Number(`5e${1 - at}`)));
  // 5.06e-6, 5.006e-6 and on, until the six drowns.
  const drowning = Array.from({ length: 15 }, (_, at) => Number(`5.${'0'.repeat(at + 1)}6e-6`));
  return [0, -0, doubleOf(1n), doubleOf(0x8000000000000001n), ...thirds, ...thirds.map((each) => -each), ...fives, ...drowning, ...table(NEIGHBOURS)];
}

/** The first `count` doubles. */
export function* es6Numbers(count: number): Generator<number> {
  let left = count;
  for (const each of edgeCases()) if (left-- > 0) yield each;
  for (let at = 0; at < SERIES; at++) if (left-- > 0) yield doubleOf(SMALLEST_NORMAL + BigInt(at));
  let block: Uint8Array = new Uint8Array(32);
  while (left > 0) {
    block = sha256(block);
    const view = new DataView(block.buffer, block.byteOffset, block.length);
    for (let at = 0; at < block.length && left > 0; at += 8) {
      const double = view.getFloat64(at, true);
      if (double === 0 || !Number.isFinite(double)) continue;
      left -= 1;
      yield double;
    }
  }
}
