import { assertNever } from '../../findings/index.ts';
import type { RowIntegrity } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { blocked, restate } from './restated.ts';
import { nothing, type Walk } from '../walk.ts';

/**
 * CT-09: who approved, what was decided, what ran and what came of it is covered by the chain and its signature. Every
 * member of an event is under its hash, so a field is uncovered where the event's own hash, its file or the manifest fails.
 */
export interface CoveredMember extends Member {
  /** The worst of the action's events. */
  readonly integrity: RowIntegrity;
  readonly manifest: 'signed' | 'fails' | 'undecided';
  readonly events: number;
}

function coveredWalk({ checks }: ControlContext): Walk<CoveredMember> {
  const { failures, doubts } = restate(checks, ['manifest.form', 'manifest.signatures'], () => null)('');
  const manifest = failures > 0 ? 'fails' : doubts > 0 || blocked(checks, 'manifest.signatures') ? 'undecided' : 'signed';
  return {
    *over(actions) {
      for (const { id, requested, integrity, eventCount } of actions) yield { subject: id, at: requested.at, integrity, manifest, events: eventCount };
    },
    rest: nothing,
  };
}

function judgeCovered(member: CoveredMember): Fact {
  const { integrity, manifest, events } = member;
  const make = factsOf<'CT-09'>(member);
  switch (integrity) {
    case 'failed': return make.exception('hash-fails', member.at, { events });
    case 'unsigned': return make.exception('under-no-hash', member.at, { events });
    case 'unverified': return make.cannotTell('other-file', { events });
    case 'verified':
      if (manifest === 'fails') return make.exception('signature-fails', member.at, { events });
      return manifest === 'undecided' ? make.cannotTell('signature-undecided', { events }) : make.held('covered', { events });
    default: return assertNever(integrity);
  }
}

export const CT_09: ControlTest<CoveredMember> = {
  id: 'CT-09', version: 1, severity: 'high', rests: 'integrity', of: () => 'action', walk: coveredWalk, judge: judgeCovered,
};
