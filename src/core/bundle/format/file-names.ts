import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH } from './manifest.ts';
import { CHAIN_FOLDER, COUNTERSIGNATURE_FOLDER, CRL_FOLDER, TOKEN_FOLDER } from './seal.ts';

/** Documents of one name each, and what they are read as: docs/formats/evidence-bundle.md, "Snapshots". */
export const DOCUMENTS = {
  'identity/principals.json': 'principals',
  'identity/roles.json': 'roles',
  'identity/bindings.json': 'bindings',
  'identity/idp-snapshot.json': 'idp',
  'identity/credentials.json': 'credentials',
  'agents/registry.json': 'agents',
  'agents/approved.json': 'approvedAgents',
  'agents/fleets.json': 'fleets',
  'policy/retention.json': 'retention',
  'integrations/ci.json': 'ci',
  'integrations/itsm.json': 'itsm',
  'integrations/idp.json': 'idpExtract',
} as const;

/** Documents of which there may be many: folder and ending, with a version or an id in between. */
const DOCUMENT_FOLDERS = [
  ['policy/boundaries/', '.json'], ['policy/transfer/', '.json'], ['policy/cedar/', '.cedar'], ['graph/', '.json'], ['approvals/', '.dsse.json'], ['work-packages/', '.dsse.json'],
] as const;

/** Files that are only hashed, or read in another way than a document. */
const OTHER_NAMES = [
  /^audit\/[\w.-]{1,80}\/\d{4,6}\.ndjson$/u, /^checkpoints\/[\w.-]{1,80}\.txt$/u, /^artifacts\/[\w.-]{1,80}\/(junit\.xml|trace\.otlp\.json|reproduction\.json|change\.diff)$/u,
];
const SEAL_NAMES = [[CHAIN_FOLDER, ['.pem']], [CRL_FOLDER, ['.crl']], [TOKEN_FOLDER, ['.tst']], [COUNTERSIGNATURE_FOLDER, ['.dsse.json', '.p7s']]] as const;

export const isDocumentName = (name: string): name is keyof typeof DOCUMENTS => Object.hasOwn(DOCUMENTS, name);

/** What stands between folder and ending; null where one of them is another. */
function between(name: string, folder: string, ending: string): string | null {
  return name.startsWith(folder) && name.endsWith(ending) && name.length > folder.length + ending.length ? name.slice(folder.length, -ending.length) : null;
}

/** Whether a file has one of the fixed names whose content is read, rather than only hashed. */
export function isDocument(name: string): boolean {
  return isDocumentName(name) || DOCUMENT_FOLDERS.some(([folder, ending]) => between(name, folder, ending)?.includes('/') === false);
}

/** Whether a name is one that the format itself gives, with a plain id where it takes one: it says nothing but what the file is. */
export function isFormatName(name: string): boolean {
  if (isDocumentName(name) || name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH || OTHER_NAMES.some((form) => form.test(name))) return true;
  return DOCUMENT_FOLDERS.some(([folder, ending]) => /^[\w.-]{1,80}$/u.test(between(name, folder, ending) ?? ''))
    || SEAL_NAMES.some(([folder, endings]) => endings.some((ending) => /^[0-9a-f]{64}$/u.test(between(name, folder, ending) ?? '')));
}
