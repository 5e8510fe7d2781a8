import { encodeUtf8 } from '../../core/encoding/index.ts';
import { middle } from './event-tampers.ts';
import { editLines, eventOf, firstFile, lastFile } from './log.ts';
import { bytesOf, textOf, type OpenedBundle } from './opened-bundle.ts';
import { toContent, type Tamper } from './tamper.ts';

/** Longer than any reader takes for one line. */
const HUGE = 1_100_000;
const DEEP = 70;
const BOM = [0xef, 0xbb, 0xbf];

const inLine = (edit: (line: string) => string) => (bundle: OpenedBundle): void => editLines(bundle, firstFile(bundle), (lines) => {
  const at = middle(lines);
  lines[at] = edit(lines[at]!);
});

/** Another member in `data`, whose content no reader prescribes. */
const withData = (text: string): ((line: string) => string) => (line) => line.replace('"data":{', `"data":{${text}${eventOf(line).data === undefined || line.includes('"data":{}') ? '' : ','}`);

function changeBytes(bundle: OpenedBundle, name: string, edit: (bytes: Uint8Array) => Uint8Array): void {
  bundle.files.set(name, edit(bytesOf(bundle, name)));
}

const ROLES = 'identity/roles.json';

/** One document, one reading: spellings that two readers could read as two records. */
export const SPELLING_TAMPERS: readonly Tamper[] = [
  toContent('duplicate-key', 'event.malformed', 'a second type in one event: some readers take the first, some the last', inLine((line) => line.replace('"type":', '"type":"x.other","type":'))),
  toContent('unsafe-integer', 'event.malformed', 'a number that readers round to different numbers', inLine(withData('"amount":9007199254740993'))),
  toContent('lone-surrogate', 'event.malformed', 'half of a character, which readers replace or refuse', inLine(withData('"note":"\\ud800"'))),
  toContent('negative-zero', 'event.malformed', 'a zero with a sign', inLine(withData('"amount":-0'))),
  toContent('deep-nesting', 'event.malformed', 'lists in lists, deeper than readers follow', inLine(withData(`"note":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`))),
  toContent('huge-line', 'event.malformed', 'an event of more than a megabyte', inLine(withData(`"note":"${'x'.repeat(HUGE)}"`))),
  toContent('respell-event', 'event.not-canonical', 'a space in one event, its content as it was', inLine((line) => line.replace(':', ': '))),
  toContent('crlf-lines', 'event.not-canonical', 'lines ended as Windows does', (bundle) => changeBytes(bundle, firstFile(bundle), () => encodeUtf8(textOf(bundle, firstFile(bundle)).replaceAll('\n', '\r\n')))),
  toContent('byte-order-mark', 'event.malformed', 'a byte-order mark in front of a log', (bundle) => changeBytes(bundle, firstFile(bundle), (bytes) => Uint8Array.from([...BOM, ...bytes]))),
  toContent('invalid-utf-8', 'event.malformed', 'a byte in an event that is no character', (bundle) => changeBytes(bundle, firstFile(bundle), (bytes) => {
    const changed = Uint8Array.from(bytes);
    changed[changed.indexOf(0x61, changed.length >> 1)] = 0xff;
    return changed;
  })),
  toContent('unfinished-line', 'event.malformed', 'the last line feed left out', (bundle) => changeBytes(bundle, lastFile(bundle), (bytes) => bytes.slice(0, -1))),
  toContent('duplicate-key-in-snapshot', 'json.duplicate-key', 'two lists of roles in one file', (bundle) => changeBytes(bundle, ROLES, () => encodeUtf8(textOf(bundle, ROLES).replace('{', '{"roles":[],')))),
  toContent('respell-snapshot', 'json.not-canonical', 'the roles in another spelling', (bundle) => changeBytes(bundle, ROLES, () => encodeUtf8(`${JSON.stringify(JSON.parse(textOf(bundle, ROLES)), null, 2)}\n`))),
  toContent('unknown-member-in-snapshot', 'record.malformed', 'a member that the format does not have', (bundle) => changeBytes(bundle, ROLES, () => encodeUtf8(textOf(bundle, ROLES).replace(/\}$/, ',"version":2}')))),
];
