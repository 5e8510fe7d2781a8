import type { ArtifactKind } from '../../bundle/format.ts';
import type { Artifact, Stated } from '../../model/record.ts';
import type { FileStatus } from '../../examined.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import type { Walk } from '../walk.ts';

/** CT-08: every artifact that is cited is there, as it was cited, and every one that is there is cited. */
export interface ArtifactMember extends Member {
  /** Null for a file that nobody cites. */
  readonly cited: Pick<Artifact, 'kind' | 'path' | 'mediaType' | 'digest'> | null;
  readonly file: Pick<FileStatus, 'status' | 'size' | 'sha256'> | null;
}

function artifactWalk({ record, files }: ControlContext): Walk<ArtifactMember> {
  const held = new Map(files.map(({ name, status, size, sha256 }) => [name, { status, size, sha256 }]));
  const member = ({ value: { artifactId, kind, path, mediaType, digest }, at }: Stated<Artifact>): ArtifactMember =>
    ({ subject: artifactId, at, cited: { kind, path, mediaType, digest }, file: held.get(path) ?? null });
  return {
    *over(actions) {
      for (const action of actions) for (const each of action.artifacts) yield member(each);
    },
    *rest() {
      for (const each of record.unattachedArtifacts ?? []) yield member(each);
      for (const at of record.log?.uncitedArtifacts ?? []) yield { subject: at.file ?? '', at, cited: null, file: held.get(at.file ?? '') ?? null };
    },
  };
}

const MEDIA_TYPES: Readonly<Record<ArtifactKind, readonly string[]>> = {
  junit: ['application/xml', 'text/xml'], otlp: ['application/json'], reproduction: ['application/json'], diff: ['text/x-diff', 'text/x-patch', 'text/plain'],
};

function judgeArtifact(member: ArtifactMember): Fact {
  const { cited, file } = member;
  const make = factsOf<'CT-08'>(member);
  if (cited === null) return make.exception('cited-by-nobody', member.at, { file: member.subject });
  const values = { file: cited.path, kind: cited.kind };
  if (file === null || file.status === 'missing') return make.exception('missing', member.at, values);
  if (file.sha256 === null) return make.cannotTell('not-read', values);
  if (file.sha256 !== cited.digest) return make.exception('other-content', member.at, { ...values, citedDigest: cited.digest, foundDigest: file.sha256 });
  if (file.size === 0) return make.exception('empty', member.at, values);
  if (!MEDIA_TYPES[cited.kind].includes(cited.mediaType)) return make.exception('other-media-type', member.at, { ...values, mediaType: cited.mediaType });
  return make.held('as-cited', values);
}

export const CT_08: ControlTest<ArtifactMember> = {
  id: 'CT-08', version: 1, severity: 'high', rests: 'integrity', of: () => null, walk: artifactWalk, judge: judgeArtifact,
};
