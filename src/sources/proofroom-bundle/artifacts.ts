import type { EventDataByType } from '../../core/bundle/format.ts';
import type { Artifact, Stated } from '../../core/model/record.ts';
import type { FileStatus } from '../../core/examined.ts';

/** What was found of a file: its digest, and whether it is the one that was signed for. */
export type BuiltFile = Pick<FileStatus, 'name' | 'sha256' | 'status'> & Partial<Pick<FileStatus, 'size'>>;

export type FoundFiles = ReadonlyMap<string, BuiltFile>;

/** The artifact, with how its file stands to the digest that was recorded of it. A file that was not read has no digest to compare. */
export function standingOf(artifact: Stated<Artifact>, files: FoundFiles): Stated<Artifact> {
  const file = files.get(artifact.value.path);
  const standing = (value: NonNullable<Artifact['standing']>): Stated<Artifact> => ({ ...artifact, value: { ...artifact.value, standing: value } });
  if (file === undefined || file.status === 'missing') return standing('missing');
  if (file.sha256 === null) return artifact;
  if (file.sha256 !== artifact.value.digest) return standing('differs');
  return file.size === 0 ? standing('empty') : standing('matches');
}

export const artifactOf = ({ artifact_id: artifactId, kind, path, media_type: mediaType, digest }: EventDataByType['artifact.recorded']): Artifact => ({
  artifactId, kind, path, mediaType, digest,
});
