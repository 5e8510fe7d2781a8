import { assertNever, type Pointer } from '../../findings/index.ts';
import type { Redaction } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { aside } from '../walk.ts';

/** CT-10: what was taken out is committed to, with who took it out and why, and is nothing that a control needs. */
export type RedactionMember = Member & (
  | { readonly part: 'declared'; readonly redaction: Pick<Redaction, 'field' | 'by' | 'reason' | 'found'> & { readonly file: string } }
  | { readonly part: 'withheld'; readonly type: string; readonly field: string; readonly undisclosed: number; readonly undeclared: number }
);

/** What is withheld from events of one type under one name is one member: the values may be a million. */
function* redactionMembers({ record }: ControlContext): Iterable<RedactionMember> {
  for (const { path, field, by, reason, found, at } of record.log?.redactions ?? []) {
    yield { part: 'declared', subject: `${path} ${field}`, at, redaction: { file: path, field, by, reason, found } };
  }
  for (const { type, field, withheld, disclosed, undeclared, first, firstUndeclared } of record.log?.withheldFields ?? []) {
    if (withheld === disclosed) continue;
    const at: Pointer = (firstUndeclared ?? first).at;
    yield { part: 'withheld', subject: `${type} ${field}`, at, type, field, undisclosed: withheld - disclosed, undeclared };
  }
}

/** Events by which controls are judged: nothing of them may be readable to their author alone. */
const DECIDES = /^(policy\.|approval\.|action\.|package\.|break-glass\.|gate\.|change\.)/;
/** What such events may withhold: what was asked in words, not who answered or what came of it. */
const HARMLESS: ReadonlySet<string> = new Set(['prompt', 'query', 'arguments', 'output', 'comment']);

function judgeRedaction(member: RedactionMember): Fact {
  const make = factsOf<'CT-10'>(member);
  if (member.part === 'withheld') {
    const { type, field, undisclosed, undeclared } = member;
    const values = { type, field, undisclosed };
    if (undeclared > 0) return make.exception('undeclared', member.at, { ...values, undeclared });
    if (DECIDES.test(type) && !HARMLESS.has(field)) return make.exception('needed-by-controls', member.at, values);
    return make.held('declared', values);
  }
  const { file, field, by, reason, found } = member.redaction;
  const values = { file, field, by, reason };
  if (by.trim() === '' || reason.trim() === '') return make.exception('no-reason', member.at, { file, field, by: by === '' ? null : by });
  switch (found) {
    case 'withheld': return make.held('committed', values);
    case 'disclosed': return make.exception('disclosed-all-the-same', member.at, values);
    case 'absent': return make.exception('not-committed', member.at, values);
    case 'not-an-event': return make.cannotTell('not-an-event', values);
    default: return assertNever(found);
  }
}

export const CT_10: ControlTest<RedactionMember> = {
  id: 'CT-10', version: 1, severity: 'medium', rests: 'integrity', of: () => null, walk: aside(redactionMembers), judge: judgeRedaction,
};
