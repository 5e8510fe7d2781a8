import type { ArtifactKind } from '../../../core/bundle/format.ts';
import { sha256Hex } from '../../../core/crypto/index.ts';
import { agentActor } from '../life-cycle.ts';
import type { Work } from '../work.ts';
import type { Thread } from '../thread.ts';

const FILE: Readonly<Record<ArtifactKind, readonly [file: string, mediaType: string]>> = {
  junit: ['junit.xml', 'application/xml'],
  otlp: ['trace.otlp.json', 'application/json'],
  reproduction: ['reproduction.json', 'application/json'],
  diff: ['change.diff', 'text/x-diff'],
};

/** Puts the artifact into the bundle and records it. Returns its id. */
export function recordArtifact(t: Thread, work: Work, kind: ArtifactKind, bytes: Uint8Array): string {
  const artifactId = t.name('art');
  const [file, mediaType] = FILE[kind];
  const path = `artifacts/${artifactId}/${file}`;
  t.addFile(path, bytes);
  t.emit('artifact.recorded', { artifact_id: artifactId, kind, path, media_type: mediaType, digest: sha256Hex(bytes) }, {
    actor: agentActor(work.agent), action: work.id,
  });
  return artifactId;
}
