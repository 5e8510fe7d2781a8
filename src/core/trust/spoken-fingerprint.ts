const GROUPS = 12;
const DIGITS = 5;
const MODULUS = 10n ** BigInt(GROUPS * DIGITS);

/**
 * A fingerprint to compare by voice, in any language that has digits: the last 60 decimal digits of the SHA-256 read as a
 * whole number, in twelve groups of five. 60 digits are 199 bits; somebody who wants another key with the same digits
 * has to try 2^199. `python3 -c "print(int('<keyid>', 16) % 10**60)"` gives the same.
 * @throws RangeError for anything but hex.
 */
export function spokenFingerprint(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256 in hex');
  const digits = String(BigInt(`0x${sha256}`) % MODULUS).padStart(GROUPS * DIGITS, '0');
  return Array.from({ length: GROUPS }, (_, group) => digits.slice(group * DIGITS, (group + 1) * DIGITS)).join(' ');
}

/** Whether what was heard is the whole fingerprint; spaces, hyphens and line ends between digits do not count. */
export function isSpokenFingerprint(heard: string, sha256: string): boolean {
  return heard.replace(/[\s-]/g, '') === spokenFingerprint(sha256).replaceAll(' ', '');
}
