import { encodeUtf8 } from '../../core/encoding/index.ts';
import { bytesOf, firstNamed, reseal, twoNamed, type OpenedBundle } from './opened-bundle.ts';
import { toContent, type Tamper } from './tamper.ts';

const isResult = (name: string): boolean => name.endsWith('/junit.xml');
const ADDED = encodeUtf8('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="0"/>\n');

const add = (name: string) => (bundle: OpenedBundle): void => void bundle.files.set(name, ADDED);

/** The case count of a test result, one bit away. */
function changeFile(bundle: OpenedBundle): void {
  const name = firstNamed(bundle, isResult);
  const bytes = Uint8Array.from(bytesOf(bundle, name));
  const at = bytes.findIndex((byte, index) => index > 60 && byte >= 0x30 && byte <= 0x38);
  bytes[at] = bytes[at]! ^ 1;
  bundle.files.set(name, bytes);
}

function exchange(bundle: OpenedBundle): void {
  const [one, other] = twoNamed(bundle, isResult);
  const [here, there] = [bytesOf(bundle, one), bytesOf(bundle, other)];
  bundle.files.set(one, there).set(other, here);
}

function rename(bundle: OpenedBundle): void {
  const name = firstNamed(bundle, isResult);
  bundle.files.set(name.replace('junit', 'results'), bytesOf(bundle, name));
  bundle.files.delete(name);
}

/** The files themselves, and their names. */
export const FILE_TAMPERS: readonly Tamper[] = [
  toContent('drop-file', 'file.missing', 'a listed test result left out', (bundle) => void bundle.files.delete(firstNamed(bundle, isResult))),
  toContent('add-file', 'file.unlisted', 'a test result that the manifest does not list', add('artifacts/art-added-1/junit.xml')),
  toContent('change-file', 'file.digest-mismatch', 'one digit of a test result', changeFile),
  toContent('exchange-files', 'file.digest-mismatch', 'two listed test results exchanged', exchange),
  toContent('rename-file', 'file.unlisted', 'a listed test result under another name', rename),
  toContent('drop-artifact-and-reseal', 'record.dangling-reference', 'a test result left out and the manifest signed again by an insider', (bundle) => {
    bundle.files.delete(firstNamed(bundle, isResult));
    reseal(bundle);
  }),
  toContent('colliding-name', 'archive.colliding-entry', 'a second file whose name differs in case only', (bundle) => {
    const name = firstNamed(bundle, isResult);
    bundle.files.set(name.replace('junit', 'JUnit'), ADDED);
  }),
  toContent('escaping-name', 'archive.unsafe-path', 'a file that would be unpacked beside the folder', add('../junit.xml')),
  toContent('absolute-name', 'archive.unsafe-path', 'a file that would be unpacked at the root of the disk', add('/tmp/junit.xml')),
  toContent('direction-in-name', 'archive.ambiguous-name', 'a file whose name shows with its ends exchanged', add('artifacts/art-added-1/\u202elmx.tinuj')),
];
