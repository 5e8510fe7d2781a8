import type { BundlePredicate, CiFile, IdpFile, ItsmFile } from '../../core/bundle/format.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { jcsBytes } from '../seal/jcs.ts';
import { bundleFile, type BundleFile } from '../seal/spool.ts';
import { iso, PERIOD_TO } from './calendar.ts';
import { FLEETS_FILE } from './fleets.ts';
import { BINDINGS, IDP_SNAPSHOT, PRINCIPALS, ROLES } from './organisation.ts';
import { POLICIES } from './policy.ts';
import { approvedAgentsFile, credentialsFile, RETENTION, TRANSFER } from './rules.ts';
import type { CiRun, Ticket } from './thread.ts';
import type { World } from './world.ts';

type Snapshot = BundlePredicate['snapshots'][number];
interface Taken { readonly kind: Snapshot['kind']; readonly at: string; readonly file: BundleFile }

/** What becomes of a document before it is written; null takes it away. */
export type Edit = (path: string, document: object) => object | null;

/** What the other systems tell, each by its own log. */
export interface Extracts {
  readonly tickets: readonly Ticket[];
  readonly runs: readonly CiRun[];
  readonly roleChanges: IdpFile['role_changes'];
}

/** Everything in the bundle that is not an event, a signed statement or an artifact, and when it was taken. */
export function snapshotFiles(world: World, { tickets, runs, roleChanges }: Extracts, edit: Edit = (_path, document) => document): { files: readonly BundleFile[]; snapshots: readonly Snapshot[] } {
  const end = iso(PERIOD_TO);
  const ci: CiFile = { runs: [...runs].sort((a, b) => compare(a.run_id, b.run_id)) };
  const itsm: ItsmFile = { tickets: [...tickets].sort((a, b) => compare(a.ticket_id, b.ticket_id)) };
  const idp: IdpFile = { role_changes: [...roleChanges].sort((a, b) => compare(a.at, b.at)) };
  const snapshot = (kind: Snapshot['kind'], path: string, at: string, document: object): readonly Taken[] => writeSnapshot(edit, kind, path, at, document);
  const made: readonly Taken[] = [
    ...snapshot('identity', 'identity/principals.json', end, PRINCIPALS),
    ...snapshot('identity', 'identity/roles.json', end, ROLES),
    ...snapshot('identity', 'identity/bindings.json', end, BINDINGS),
    ...snapshot('identity', 'identity/idp-snapshot.json', IDP_SNAPSHOT.taken_at, IDP_SNAPSHOT),
    ...snapshot('identity', 'identity/credentials.json', end, credentialsFile(world.agents)),
    ...snapshot('agents', 'agents/registry.json', end, world.agentsFile),
    ...snapshot('agents', 'agents/fleets.json', end, FLEETS_FILE),
    ...snapshot('agents', 'agents/approved.json', end, approvedAgentsFile(world.agents)),
    ...snapshot('policy', `policy/transfer/${TRANSFER.version}.json`, TRANSFER.effective_from, TRANSFER),
    ...snapshot('policy', 'policy/retention.json', RETENTION.effective_from, RETENTION),
    ...POLICIES.flatMap((policy) => [
      ...snapshot('policy', policy.path, policy.file.effective_from, policy.file),
      { kind: 'policy' as const, at: policy.file.effective_from, file: bundleFile(policy.cedarPath, encodeUtf8(policy.cedar)) },
    ]),
    ...world.graphs.flatMap((graph) => snapshot('graph', `graph/${graph.snapshot_id}.json`, graph.valid_from, graph)),
    ...snapshot('integration', 'integrations/ci.json', end, ci),
    ...snapshot('integration', 'integrations/itsm.json', end, itsm),
    ...snapshot('integration', 'integrations/idp.json', end, idp),
  ];
  return {
    files: made.map((each) => each.file),
    snapshots: made.map(({ kind, at, file }) => ({ kind, path: file.name, at })),
  };
}

function writeSnapshot(edit: Edit, kind: Snapshot['kind'], path: string, at: string, document: object): readonly Taken[] {
  const edited = edit(path, document);
  return edited === null ? [] : [{ kind, at, file: bundleFile(path, jcsBytes(edited)) }];
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
