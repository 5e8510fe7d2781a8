import { stat } from 'node:fs/promises';
import { decodeStreamed, fieldsOf, OBJECT_IDENTIFIER, oidOf, readPem, SEQUENCE, unwrap, type DerNode } from '../../core/asn1/index.ts';
import { MAX_EVENT_PROOF_BYTES } from '../../core/event-proof/index.ts';
import type { Problem } from '../../core/findings/index.ts';
import { isJsonObject, parseStrict, type JsonValue } from '../../core/json/index.ts';
import type { RecognisedExport } from '../../sources/audit-export/index.ts';
import { recogniseExport } from '../../sources/recognise-export.ts';
import { gunzipHead, isGzip } from '../files/gunzip.ts';
import { withPositioned, type PositionedFile } from '../files/positioned-file.ts';

export type Kind = FileKind | { readonly kind: 'folder' };

/** What a file is, by its own bytes; its name says nothing. */
type FileKind =
  | { readonly kind: 'archive' }
  | { readonly kind: 'custody' }
  | { readonly kind: 'sigstore'; readonly bytes: Uint8Array }
  | { readonly kind: 'sign-off'; readonly bytes: Uint8Array }
  | { readonly kind: 'event-proof'; readonly bytes: Uint8Array }
  | { readonly kind: 'document'; readonly form: 'cms' | 'jws' | 'timestamp' | 'pdf'; readonly bytes: Uint8Array }
  | { readonly kind: 'export'; readonly export: RecognisedExport; readonly compressed: boolean }
  | ({ readonly kind: 'unknown' } & UnknownKind);

/** Why a file is none that is verified. `offset`: where its JSON breaks; `label`: what its PEM calls itself. */
export interface UnknownKind {
  readonly because: Problem;
  readonly offset?: number;
  readonly label?: string;
}

const SIGSTORE_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle';
/** A Sigstore bundle is a few kilobytes; one that needs more than this is something else. */
const MAX_SIGSTORE_BYTES = 16 * 2 ** 20;
/** Signatures and tokens are held in memory whole; content of this size is signed apart from them. */
const MAX_DOCUMENT_BYTES = 16 * 2 ** 20;
/** A report of a thousand pages with its run inside has some ten megabytes. */
const MAX_PDF_BYTES = 64 * 2 ** 20;
/** Where an archive that something was put in front of still ends: the largest end record and its comment. */
const END_TAIL = 66_000;

/** How a sign-off begins: JCS puts `payload` first, and what its statement may hold stands in front of the type. */
const SIGN_OFF_START = '{"payload":"';
const SIGN_OFF_TYPED = /^\{"payload":"[A-Za-z0-9+/=]{0,131072}","payloadType":"application\/vnd\.proofroom\.sign-off\./;

/** As much of an export as tells what it is: its first records. */
const EXPORT_HEAD = 256 * 1024;

const startsWith = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).toString('latin1', 0, text.length) === text;

export async function recognise(path: string): Promise<Kind> {
  return (await stat(path)).isDirectory() ? { kind: 'folder' } : withPositioned(path, recogniseFile);
}

export async function recogniseFile(file: PositionedFile): Promise<FileKind> {
  if (file.size === 0) return { kind: 'unknown', because: 'kind-empty' };
  const head = await file.read(0, 64);
  if (startsWith(head, 'PK\u0003\u0004') || startsWith(head, 'PK\u0005\u0006')) return { kind: 'archive' };
  // JCS puts `act` first; what the line holds beside it is judged by its own reader.
  if (startsWith(head, '{"act":')) return { kind: 'custody' };
  // So here: no other document begins with its log's head.
  if (startsWith(head, '{"checkpoint":')) return eventProof(await file.read(0, MAX_EVENT_PROOF_BYTES + 1));
  if (isGzip(head)) return compressed(file);
  if (/^[ \t\r\n]*\{/.test(Buffer.from(head).toString('latin1'))) {
    const start = await file.read(0, EXPORT_HEAD);
    if (isSignOff(start)) return signOffs(await file.read(0, MAX_DOCUMENT_BYTES + 1));
    const found = recogniseExport(start);
    if (found !== null) return { kind: 'export', export: found, compressed: false };
    return sigstore(await file.read(0, MAX_SIGSTORE_BYTES + 1));
  }
  // Before the look at its end: a PDF that an archive was put behind is a PDF that was changed.
  if (startsWith(head, '%PDF-')) return pdf(await file.read(0, MAX_PDF_BYTES + 1));
  const form = documentForm(head);
  if (form !== null) return document(form, await file.read(0, MAX_DOCUMENT_BYTES + 1));
  const tail = Buffer.from(await file.read(Math.max(0, file.size - END_TAIL), END_TAIL));
  if (tail.includes('PK\u0005\u0006', 0, 'latin1')) return { kind: 'archive' };
  return { kind: 'unknown', because: 'kind-unknown' };
}

const isSignOff = (start: Uint8Array): boolean => startsWith(start, SIGN_OFF_START) && SIGN_OFF_TYPED.test(Buffer.from(start).toString('latin1'));

function signOffs(bytes: Uint8Array): FileKind {
  return bytes.length > MAX_DOCUMENT_BYTES ? { kind: 'unknown', because: 'kind-sign-offs-large' } : { kind: 'sign-off', bytes };
}

function pdf(bytes: Uint8Array): FileKind {
  return bytes.length > MAX_PDF_BYTES ? { kind: 'unknown', because: 'kind-pdf-large' } : { kind: 'document', form: 'pdf', bytes };
}

function eventProof(bytes: Uint8Array): FileKind {
  return bytes.length > MAX_EVENT_PROOF_BYTES ? { kind: 'unknown', because: 'kind-event-large' } : { kind: 'event-proof', bytes };
}

async function compressed(file: PositionedFile): Promise<FileKind> {
  const found = recogniseExport(await gunzipHead(file, EXPORT_HEAD));
  return found === null ? { kind: 'unknown', because: 'kind-gzip' } : { kind: 'export', export: found, compressed: true };
}

function sigstore(bytes: Uint8Array): FileKind {
  if (bytes.length > MAX_SIGSTORE_BYTES) return { kind: 'unknown', because: 'kind-json-large' };
  const reading = parseStrict(bytes, { maxDepth: 64, maxBytes: MAX_SIGSTORE_BYTES });
  if (!reading.ok) return { kind: 'unknown', because: 'kind-json-damaged', offset: reading.offset };
  return mediaType(reading.value)?.startsWith(SIGSTORE_MEDIA_TYPE) === true
    ? { kind: 'sigstore', bytes }
    : { kind: 'unknown', because: 'kind-json' };
}

function mediaType(value: JsonValue): string | null {
  const type = isJsonObject(value) ? value['mediaType'] : undefined;
  return typeof type === 'string' ? type : null;
}

/** What the first bytes promise: a DER sequence, PEM, or base64url of `{"` with dots to come. */
function documentForm(head: Uint8Array): 'der' | 'pem' | 'jws' | null {
  if (head[0] === SEQUENCE) return 'der';
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('-----BEGIN ')) return 'pem';
  return /^eyJ[A-Za-z0-9_-]/.test(text) ? 'jws' : null;
}

function document(form: 'der' | 'pem' | 'jws', bytes: Uint8Array): FileKind {
  if (bytes.length > MAX_DOCUMENT_BYTES) return { kind: 'unknown', because: 'kind-document-large' };
  if (form === 'jws') return { kind: 'document', form, bytes };
  if (form === 'der') return derDocument(bytes);
  const [block, ...more] = readPem(Buffer.from(bytes).toString('latin1')) ?? [];
  if (block === undefined || more.length > 0 || !SIGNED_LABELS.has(block.label)) return { kind: 'unknown', because: 'kind-pem', ...(block === undefined ? {} : { label: block.label.slice(0, 64) }) };
  return derDocument(block.der);
}

/** RFC 7468 sections 8 and 9. */
const SIGNED_LABELS: ReadonlySet<string> = new Set(['CMS', 'PKCS7']);
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

function derDocument(bytes: Uint8Array): FileKind {
  const read = decodeStreamed(bytes, derForm);
  // Damaged, it is still what it begins as: its own reader says where it breaks.
  if (!read.ok) return Buffer.from(bytes.subarray(0, 40)).includes(SIGNED_DATA_DER) ? { kind: 'document', form: 'cms', bytes } : { kind: 'unknown', because: 'kind-der-damaged' };
  return read.value === null ? { kind: 'unknown', because: 'kind-der-unsigned' } : { kind: 'document', form: read.value, bytes };
}

const SIGNED_DATA_DER = Buffer.from('06092a864886f70d010702', 'hex');

/** ContentInfo of SignedData, with a time or something else inside, or a TimeStampResp around one. */
function derForm(root: DerNode): 'cms' | 'timestamp' | null {
  const first = root.children[0];
  if (first?.tag === SEQUENCE && root.children[1] !== undefined) return derForm(root.children[1]) === 'timestamp' ? 'timestamp' : null;
  if (first?.tag !== OBJECT_IDENTIFIER || oidOf(first) !== SIGNED_DATA) return null;
  const signedData = root.children[1] === undefined ? null : unwrap(root.children[1], root.children[1].tag);
  const content = signedData?.children.find((child) => child.tag === SEQUENCE && child.children[0]?.tag === OBJECT_IDENTIFIER);
  const type = content === undefined ? null : oidOf(fieldsOf(content).next(OBJECT_IDENTIFIER));
  return type === TST_INFO ? 'timestamp' : 'cms';
}
