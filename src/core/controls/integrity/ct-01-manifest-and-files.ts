import { assertNever } from '../../findings/index.ts';
import type { FileStatus } from '../../examined.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { blocked, restate, type Restated } from './restated.ts';
import { aside } from '../walk.ts';

/** CT-01: the manifest is validly signed, and every file is the one it lists. */
export type SealedMember = Member & (
  | { readonly part: 'manifest'; readonly signature: Restated; readonly blocked: boolean }
  | { readonly part: 'file'; readonly status: FileStatus['status']; readonly found: Restated }
);

/** Files beside the listed ones, which the manifest does not speak of. */
const APART: ReadonlySet<FileStatus['status']> = new Set(['seal', 'manifest', 'unsigned']);

function* sealedMembers({ checks, files }: ControlContext): Iterable<SealedMember> {
  const manifest = files.find((each) => each.status === 'manifest');
  const signature = restate(checks, ['manifest.form', 'manifest.signatures'], () => null)('');
  yield {
    part: 'manifest', subject: 'manifest', at: signature.first?.at ?? (manifest === undefined ? {} : { file: manifest.name }),
    signature, blocked: blocked(checks, 'manifest.signatures'),
  };
  const of = restate(checks, ['files.digests', 'completeness.files'], ({ at }) => at.file ?? null);
  for (const { name, status } of files) {
    if (!APART.has(status)) yield { part: 'file', subject: name, at: { file: name }, status, found: of(name) };
  }
}

function judgeSealed(member: SealedMember): Fact {
  const make = factsOf<'CT-01'>(member);
  if (member.part === 'manifest') {
    const { failures, doubts, first } = member.signature;
    const values = { finding: first?.code };
    if (failures > 0) return make.exception('signature-fails', member.at, values);
    return doubts > 0 || member.blocked ? make.cannotTell('signature-undecided', values) : make.held('signed', {});
  }
  const values = { file: member.subject };
  switch (member.status) {
    case 'differs': return make.exception('file-differs', member.at, values);
    case 'missing': return make.exception('file-missing', member.at, values);
    case 'unlisted': return make.exception('file-unlisted', member.at, values);
    case 'not-read': case 'manifest': case 'seal': case 'unsigned': return make.cannotTell('file-not-read', { ...values, finding: member.found.first?.code });
    case 'matches': return member.found.failures > 0 ? make.exception('file-differs', member.at, values) : make.held('file-matches', values);
    default: return assertNever(member.status);
  }
}

export const CT_01: ControlTest<SealedMember> = {
  id: 'CT-01', version: 1, severity: 'critical', rests: 'integrity', of: () => null, walk: aside(sealedMembers), judge: judgeSealed,
};
