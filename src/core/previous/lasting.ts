/** Folders of files whose name holds an id or a version: under one name they have one content for all time. */
const VERSIONS = ['policy/', 'graph/', 'approvals/', 'work-packages/', 'artifacts/'];
/** Snapshots: how things stood, which changes. */
const SNAPSHOTS = ['identity/', 'agents/', 'integrations/'];
/** Stands among versions and holds none in its name: legal holds come and go. */
const RETENTION = 'policy/retention.json';

/** What two bundles that both hold a file of this name say to each other; null where its name says nothing of that. */
export function lastingOf(name: string): 'version' | 'snapshot' | null {
  if (name === RETENTION || under(name, SNAPSHOTS)) return 'snapshot';
  return under(name, VERSIONS) ? 'version' : null;
}

const under = (name: string, folders: readonly string[]): boolean => folders.some((folder) => name.startsWith(folder));
