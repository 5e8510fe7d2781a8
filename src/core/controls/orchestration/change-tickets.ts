import type { Action, CanonicalRecord } from '../../model/record.ts';
import { member as valueOf } from '../happenings.ts';
import type { Member } from '../types.ts';
import { unkeptOf } from '../unkept.ts';

/** Tickets that an action was done under. What opens a ticket is not done under it: the change it asks for comes later. */
export function ticketsOf({ consequences, descriptor }: Action): ReadonlySet<string> {
  const telling = descriptor.kind === 'ticket.open' ? ['ticket.closed'] : ['ticket.opened', 'ticket.closed'];
  return new Set(consequences.filter((each) => telling.includes(each.value.type)).map((each) => valueOf(each, 'ticket_id')));
}

/** A change ticket that the ticket system says was opened and closed within the record's period. */
export interface ClosedChangeMember extends Member {
  readonly what: 'ticket';
  readonly ticket: string;
  readonly closedAt: number;
  /** Actions under it, whatever became of them, approvals of changes to policies and roles, and uses of emergency access. */
  readonly under: number;
  /** Of the latter two, how many the record counts and does not keep. */
  readonly unkept: number;
}

/** What stands under each change ticket; grows with the tickets, not with the actions. */
export function closedChanges(record: CanonicalRecord): { add(action: Action): void; members(): Iterable<ClosedChangeMember> } {
  const { from, to } = record.period;
  const closed = (record.tickets ?? []).filter(({ kind, openedAt, closedAt }) => kind === 'change' && openedAt >= from && closedAt !== null && closedAt <= to);
  const under = new Map(closed.map(({ id }) => [id, 0]));
  const count = (ticket: string | null): void => {
    const before = ticket === null ? undefined : under.get(ticket);
    if (ticket !== null && before !== undefined) under.set(ticket, before + 1);
  };
  return {
    add(action) {
      if (under.size > 0) ticketsOf(action).forEach(count);
    },
    *members() {
      for (const { ticketId } of record.oversight?.changeApprovals ?? []) count(ticketId);
      for (const { ticketId } of record.access?.breakGlass ?? []) count(ticketId);
      const unkept = unkeptOf(record, ['change approvals', 'break-glass']).reduce((sum, each) => sum + each.unkept, 0);
      for (const { id, closedAt, at } of closed) {
        if (closedAt !== null) yield { subject: `ticket ${id}`, at, what: 'ticket', ticket: id, closedAt, under: under.get(id) ?? 0, unkept };
      }
    },
  };
}
