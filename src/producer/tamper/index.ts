import { readFile, writeFile } from 'node:fs/promises';
import type { FindingCode } from '../../core/findings/index.ts';
import { demonstrationEd25519 } from '../keys/demonstration-keys.ts';
import type { Keyring } from '../scenario/keyring.ts';
import { readSealedArchive } from '../zip/read-sealed.ts';
import { fileOfBytes, writeSealedArchive } from '../zip/sealed-archive.ts';
import {
  deleteEvent, discloseOtherValue, flipEventByte, olderCheckpoint, replaceEvent, swapEvents, truncateAndReseal, truncateTail,
} from './event-tampers.ts';
import { addFile, changeFile, dropFile, editApproval, signWithStranger, stripSignature } from './file-tampers.ts';
import type { OpenedBundle } from './opened-bundle.ts';
import { appendBytes, flipDataByte, redate } from './archive-tampers.ts';

type Change =
  | { readonly to: 'content'; readonly apply: (bundle: OpenedBundle) => void }
  | { readonly to: 'archive'; readonly apply: (archive: Uint8Array) => Uint8Array };

interface Tamper {
  readonly name: string;
  readonly describes: string;
  /** The code that verification must raise, among others. */
  readonly expects: FindingCode;
  readonly change: Change;
}

const content = (apply: (bundle: OpenedBundle) => void): Change => ({ to: 'content', apply });
const archive = (apply: (bytes: Uint8Array) => Uint8Array): Change => ({ to: 'archive', apply });
const row = (name: string, expects: FindingCode, change: Change, describes: string): Tamper => ({ name, expects, change, describes });

/** Changes to the content are sealed again, so that nothing but the content can give them away. */
export const TAMPERS: readonly Tamper[] = [
  row('flip-event-byte', 'event.hash-mismatch', content(flipEventByte), 'one character of one event: another agent did it'),
  row('replace-event', 'event.prev-mismatch', content(replaceEvent), 'one event replaced and its own hash made to fit'),
  row('delete-event', 'chain.gap', content(deleteEvent), 'one event taken out'),
  row('truncate-tail', 'chain.count-mismatch', content(truncateTail), 'the last ten events cut off'),
  row('swap-events', 'chain.out-of-order', content(swapEvents), 'two neighbouring events exchanged'),
  row('disclose-other-value', 'event.withheld-mismatch', content(discloseOtherValue), 'a disclosed prompt replaced by another'),
  row('drop-file', 'file.missing', content(dropFile), 'a listed test result left out'),
  row('add-file', 'file.unlisted', content(addFile), 'a test result that the manifest does not list'),
  row('change-file', 'file.digest-mismatch', content(changeFile), 'one digit of a test result'),
  row('strip-signature', 'manifest.signers-mismatch', content(stripSignature), 'the notary\u2019s signature taken off the manifest'),
  row('unknown-signer', 'signature.key-unknown', content(signWithStranger), 'the manifest signed by a key nobody handed over'),
  row('older-checkpoint', 'checkpoint.size-mismatch', content(olderCheckpoint), 'the signed head replaced by one the log had earlier'),
  row('truncate-and-reseal', 'checkpoint.size-mismatch', content(truncateAndReseal), 'the tail cut off and the manifest signed again by an insider'),
  row('edit-approval', 'approval.signature-invalid', content(editApproval), 'the reason of an approval reworded'),
  row('append-bytes', 'archive.bytes-after', archive(appendBytes), 'bytes after the end of the archive'),
  row('flip-archive-byte', 'archive.crc-mismatch', archive(flipDataByte), 'one bit of the archive on the way'),
  row('redate-entry', 'archive.seal-broken', archive(redate), 'the modification time of one file in the archive'),
];

/**
 * Writes the changed copy of the bundle at `from` to `to`. Works in memory: for bundles up to some hundred megabytes.
 * Throws RangeError for a name that is not in `TAMPERS`.
 */
export async function tamperBundle(name: string, from: string, to: string, seed: string, keyring: Keyring): Promise<void> {
  const tamper = TAMPERS.find((each) => each.name === name);
  if (tamper === undefined) throw new RangeError(`no change is called ${name}`);
  const bytes = await readFile(from);
  if (tamper.change.to === 'archive') {
    await writeFile(to, tamper.change.apply(bytes));
    return;
  }
  const files = readSealedArchive(bytes);
  tamper.change.apply({ files, store: keyring.store, notary: keyring.notary, stranger: demonstrationEd25519(seed, 'stranger') });
  await writeSealedArchive(to, [...files].map(([entry, data]) => fileOfBytes(entry, data)));
}
