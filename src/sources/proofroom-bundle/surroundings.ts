import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { EventLine } from '../../core/bundle/format.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type { Artifact, CanonicalRecord, Stated } from '../../core/model/record.ts';
import { createAccess } from './access.ts';
import { artifactOf, standingOf, type FoundFiles } from './artifacts.ts';
import { createDataFlow } from './data-flow.ts';
import type { DocumentIndex } from './document-index.ts';
import { createKeeper, MAX_PLACES } from './kept.ts';
import type { Life } from './life.ts';
import { createLogFacts } from './log-facts.ts';
import { createOversight } from './oversight.ts';
import { among, isGovernance, type ReadEvent, type TypedEvent } from './read-event.ts';

/** What events tell beside the actions: access, oversight, data, the log itself. Memory is bounded by what the keeper keeps. */
export interface Surroundings {
  /** Every event, readable or not. */
  readonly seen: (line: EventLine, read: ReadEvent, stream: string, at: Pointer, time: number) => void;
  take(event: TypedEvent, life: Life | null, at: Pointer, time: number): void;
  finish(files: FoundFiles): Pick<CanonicalRecord, 'access' | 'oversight' | 'dataFlow' | 'log' | 'unattachedArtifacts' | 'beyond'>;
}

const ARTIFACTS = 'artifacts/';
const isOfOthers = among(['data.read', 'data.written', 'package.rejected', 'artifact.recorded']);
/** Asked once an event, before those that each ask for a few types. */
const isTold = (event: TypedEvent): boolean => isOfOthers(event) || isGovernance(event);

export function createSurroundings(documents: BundleDocuments, index: DocumentIndex): Surroundings {
  const keeper = createKeeper();
  const access = createAccess(documents, keeper);
  const oversight = createOversight(keeper);
  const dataFlow = createDataFlow(index, keeper);
  const log = createLogFacts(documents, index, keeper);
  const unattached = keeper.list<Stated<Artifact>>('artifacts of no action');
  const cited = new Set<string>();

  const uncited = (files: FoundFiles): readonly Pointer[] => {
    const found = keeper.list<Pointer>('artifacts that no event cites', MAX_PLACES);
    for (const { name, status } of files.values()) if (name.startsWith(ARTIFACTS) && status !== 'missing' && !cited.has(name)) found.add({ file: name });
    return found.rows;
  };
  return {
    seen: log.seen,
    take(event, life, at, time) {
      if (!isTold(event)) return;
      access.take(event, at, time);
      oversight.take(event, at, time);
      dataFlow.take(event, life, at, time);
      log.take(event, at, time);
      if (event.type !== 'artifact.recorded') return;
      cited.add(event.data.path);
      if (life === null) unattached.add({ value: artifactOf(event.data), at, time });
    },
    finish(files) {
      const told = { access: access.finish(log.credentialUses), oversight: oversight.finish(), dataFlow: dataFlow.finish(), log: log.finish(uncited(files)) };
      return {
        ...told,
        ...(unattached.rows.length === 0 ? {} : { unattachedArtifacts: unattached.rows.map((each) => standingOf(each, files)) }),
        ...(keeper.beyond.length === 0 ? {} : { beyond: keeper.beyond }),
      };
    },
  };
}
