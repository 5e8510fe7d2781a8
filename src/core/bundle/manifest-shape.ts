import { array, integer, nullable, object, oneOf, type Shape } from '../json/index.ts';
import {
  PREDICATE_TYPE, STATEMENT_TYPE, type BundlePredicate, type SnapshotKind, type Statement, type StreamStatement,
} from './format.ts';
import { nameText, sha256Text, timeText } from './shapes.ts';

type Previous = NonNullable<StreamStatement['previous']>;
type Subject = Statement['subject'][number];

const SNAPSHOT_KINDS = ['identity', 'agents', 'policy', 'graph', 'integration'] as const satisfies readonly SnapshotKind[];

const STREAM: Shape<StreamStatement> = object<StreamStatement>({
  name: nameText,
  origin: nameText,
  files: array(nameText),
  count: integer(1),
  first: object<StreamStatement['first']>({ seq: integer(0), hash: sha256Text }),
  last: object<StreamStatement['last']>({ seq: integer(0), hash: sha256Text }),
  merkle_root: sha256Text,
  previous: nullable(object<Previous>({
    tree_size: integer(1),
    hash: sha256Text,
    root: sha256Text,
    compact_range: array(sha256Text),
    consistency_proof: array(sha256Text),
  })),
});

const PREDICATE: Shape<BundlePredicate> = object<BundlePredicate>({
  bundle_id: nameText,
  created_at: timeText,
  producer: object<BundlePredicate['producer']>({ name: nameText, version: nameText }),
  tenant: nameText,
  period: object<BundlePredicate['period']>({ from: timeText, to: timeText }),
  signers: array(sha256Text),
  streams: array(STREAM),
  snapshots: array(object<BundlePredicate['snapshots'][number]>({ kind: oneOf(SNAPSHOT_KINDS), path: nameText, at: timeText })),
  redactions: array(object<BundlePredicate['redactions'][number]>({ path: nameText, field: nameText, by: nameText, reason: nameText })),
});

/** The in-toto statement inside `manifest.dsse.json`, member for member. */
export const STATEMENT: Shape<Statement> = object<Statement>({
  _type: oneOf([STATEMENT_TYPE]),
  predicateType: oneOf([PREDICATE_TYPE]),
  subject: array(object<Subject>({ name: nameText, digest: object<Subject['digest']>({ sha256: sha256Text }) })),
  predicate: PREDICATE,
});
