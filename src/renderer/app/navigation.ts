/**
 * The address of everything the window can show, as a hash route:
 * `#/case/<caseId>/<screen>?sel=event:ev-1&f=<filter>&b=<offset>,<length>&ev=<digest>`, or without a case `#/cases`,
 * `#/trust`, `#/custody`.
 * A pasted address is somebody else's text: unknown screens and kinds are dropped, never guessed at.
 */

export const SCREEN_IDS = ['cases', 'verdict', 'controls', 'timeline', 'graph', 'matrix', 'autonomy', 'operations', 'action', 'evidence', 'chain', 'review', 'report', 'trust', 'custody'] as const;
export type ScreenId = (typeof SCREEN_IDS)[number];

/** Screens about the workstation itself; they stand without a case, too. */
const OWN_SCREENS: readonly ScreenId[] = ['trust', 'custody'];
export const isOwnScreen = (screen: ScreenId): boolean => OWN_SCREENS.includes(screen);

/** Whose rows a screen's filter is about. Those of the record share their words, so that a filter is carried along; the others have their own. */
export type FilterOf = 'record' | 'controls' | 'review' | 'trust' | 'custody';
export const filterOf = (screen: ScreenId): FilterOf => (screen === 'controls' || screen === 'review' || screen === 'trust' || screen === 'custody' ? screen : 'record');

export const SELECTION_KINDS = ['event', 'action', 'file', 'node', 'agent', 'person', 'finding', 'control', 'key', 'entry'] as const;
export type SelectionKind = (typeof SELECTION_KINDS)[number];
/** The one selected thing. For a finding, `id` is its key or its index in the run (finding-key.ts); for a file, its name in the evidence; for a key, the SHA-256 that names it; for a custody entry, its number. */
export interface Selection {
  readonly kind: SelectionKind;
  readonly id: string;
}

/** `id` of the selected file when it is the evidence file itself; no entry can be called this. */
export const ARCHIVE = '.';

/** In front of the number of a custody entry that stands in the open case's log, not in this workstation's. */
export const CASE_ENTRY = 'case-';

/** A byte range inside the selected file, which Evidence scrolls to and marks. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

export interface Address {
  readonly caseId: string | null;
  readonly screen: ScreenId;
  readonly selection: Selection | null;
  readonly filter: string;
  readonly bytes: ByteRange | null;
  /** Digest of the bundle of the case that is shown; null for its first. */
  readonly evidence: string | null;
}

export const HOME: Address = { caseId: null, screen: 'cases', selection: null, filter: '', bytes: null, evidence: null };

export function formatAddress(address: Address): string {
  if (address.screen === 'cases' || (address.caseId === null && !isOwnScreen(address.screen))) return '#/cases';
  const query = [
    address.selection && `sel=${address.selection.kind}:${encode(address.selection.id)}`,
    address.filter && `f=${encode(address.filter)}`,
    address.bytes && `b=${address.bytes.offset},${address.bytes.length}`,
    address.evidence && `ev=${address.evidence}`,
  ].filter(Boolean);
  const path = address.caseId === null ? `#/${address.screen}` : `#/case/${encode(address.caseId)}/${address.screen}`;
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const [root, caseId, screen] = path.split('/').filter(Boolean);
  const own = OWN_SCREENS.find((each) => each === root);
  if (own === undefined && (root !== 'case' || caseId === undefined)) return HOME;
  const parts = new Map(query.split('&').map((part) => split(part, '=')));
  return {
    caseId: own === undefined ? decode(caseId ?? '') : null,
    screen: own ?? caseScreen(screen),
    selection: parseSelection(parts.get('sel')),
    filter: decode(parts.get('f') ?? ''),
    bytes: parseBytes(parts.get('b')),
    evidence: /^[0-9a-f]{64}$/.exec(parts.get('ev') ?? '')?.[0] ?? null,
  };
}

function caseScreen(text: string | undefined): ScreenId {
  return SCREEN_IDS.find((id) => id === text && id !== 'cases') ?? 'verdict';
}

function parseSelection(text: string | undefined): Selection | null {
  if (text === undefined) return null;
  const [kind, id] = split(text, ':');
  const known = SELECTION_KINDS.find((each) => each === kind);
  return known === undefined || id === '' ? null : { kind: known, id: decode(id) };
}

function parseBytes(text: string | undefined): ByteRange | null {
  const match = /^(\d{1,15}),(\d{1,15})$/.exec(text ?? '');
  return match ? { offset: Number(match[1]), length: Number(match[2]) } : null;
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

/** JSON can hold half a pair, and encoding it would throw. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Percent-encoded where an address needs it; colons stay readable. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd')).replaceAll('%3A', ':');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
