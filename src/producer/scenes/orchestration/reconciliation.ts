import type { CiFile, IdpFile, ItsmFile } from '../../../core/bundle/format.ts';
import { sha256Hex } from '../../../core/crypto/index.ts';
import { DAY, HOUR, iso, MINUTE } from '../../scenario/calendar.ts';
import type { Work } from '../../scenario/work.ts';
import { closeTicket, openTicket } from '../../scenario/threads/ticket.ts';
import { castOf, playMerge, startAgain } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

type Run = CiFile['runs'][number];
const WINDOW = 15 * MINUTE;

/** A merge of which the CI/CD extract tells otherwise. */
const extracted = (change: (runs: readonly Run[]) => readonly Run[]) => ({ t, edit }: Stage): void => {
  playMerge(t);
  edit<CiFile>('integrations/ci.json', ({ runs }) => ({ runs: change(runs) }));
};
const later = (by: number) => extracted((runs) => runs.map((each) => ({ ...each, finished_at: iso(Date.parse(each.finished_at) + by) })));

const DESK = { kind: 'person', id: 'person:ingrid.solberg' } as const;
const HELD = { principal: 'person:hana.kovarova', role: 'staging-approver' } as const;
/** A role given for a while; the identity provider's own log tells it as `change` leaves it. */
const given = (change: (told: IdpFile['role_changes']) => IdpFile['role_changes']) => ({ t, edit }: Stage): void => {
  t.emit('role.bound', { ...HELD, until: null }, { actor: DESK, causes: [] });
  t.time += HOUR;
  t.emit('role.unbound', HELD, { actor: DESK, causes: [] });
  edit<IdpFile>('integrations/idp.json', ({ role_changes: told }) => ({ role_changes: change(told) }));
};

/** A merge under a change ticket that agrees on a day for it, or on a time until `by` milliseconds after the end. */
const changeUnderTicket = ({ t }: Stage, by?: number): Work => {
  const BRIDGE = { kind: 'service', id: 'service:itsm-bridge' } as const;
  const [ticket_id, title, openedAt] = [t.name('CHG'), 'Merge the change of the scene', t.time];
  t.emit('ticket.opened', { ticket_id, title }, { actor: BRIDGE, causes: [] });
  t.time += MINUTE;
  const { work } = playMerge(t);
  t.emit('ticket.closed', { ticket_id, resolution: 'Change carried out' }, { actor: BRIDGE, action: work.id });
  t.addTicket({ ticket_id, kind: 'change', title, state: 'closed', opened_at: iso(openedAt), closed_at: iso(t.time), change_window: { from: iso(openedAt), to: iso(by === undefined ? openedAt + DAY : endOf(t, work.id) + by) } });
  return work;
};

const endOf = (t: Stage['t'], action: string): number => t.events.find((each) => each.type === 'action.completed' && each.action_id === action)?.time ?? Number.NaN;

export const RECONCILIATION_SCENES: readonly Scene[] = [
  {
    control: 'CT-42', kind: 'clean', name: 'told-alike-by-both', expects: { outcome: 'pass', reason: 'reconciled' },
    play: ({ t }) => void playMerge(t),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'run-that-the-log-does-not-hold', expects: { outcome: 'fail', reason: 'not-in-log' },
    play: extracted((runs) => [...runs, ...runs.map((each) => ({ ...each, run_id: 'run-by-hand' }))]),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'run-that-the-extract-does-not-hold', expects: { outcome: 'fail', reason: 'not-in-extract' },
    play: extracted((runs) => runs.map((each) => ({ ...each, run_id: 'run-by-hand' }))),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'extract-of-ci-without-a-run', expects: { outcome: 'fail', reason: 'not-in-extract' },
    play: extracted(() => []),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'extract-of-tickets-without-a-ticket', expects: { outcome: 'fail', reason: 'not-in-extract' },
    play(stage) {
      changeUnderTicket(stage);
      stage.edit<ItsmFile>('integrations/itsm.json', () => ({ tickets: [] }));
    },
  },
  {
    control: 'CT-42', kind: 'cannot-tell', name: 'no-extract-of-the-ticket-system', expects: { outcome: 'indeterminate', reason: 'no-extract' },
    play(stage) {
      changeUnderTicket(stage);
      stage.drop('integrations/itsm.json');
    },
  },
  {
    control: 'CT-42', kind: 'violating', name: 'another-commit-in-the-extract', expects: { outcome: 'fail', reason: 'told-differently' },
    play: extracted((runs) => runs.map((each) => ({ ...each, commit: sha256Hex('another commit').slice(0, 40) }))),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'failed-in-the-extract-and-released', expects: { outcome: 'fail', reason: 'release-without-run' },
    play: extracted((runs) => runs.map((each) => ({ ...each, status: 'failure' }))),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'release-of-no-action', expects: { outcome: 'fail', reason: 'release-without-action' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => {
        if (each.type !== 'release.shipped') return [each];
        const { action_id: _, ...loose } = each;
        return [loose];
      });
    },
  },
  {
    control: 'CT-42', kind: 'violating', name: 'head-moved-before-the-merge', expects: { outcome: 'fail', reason: 'head-moved' },
    play({ t, revise }) {
      playMerge(t);
      revise((each) => [each.type === 'pull-request.merged' ? { ...each, data: { ...each.data, head: sha256Hex('later head').slice(0, 40) } } : each]);
    },
  },
  {
    control: 'CT-42', kind: 'near-miss', name: 'apart-by-exactly-the-window', expects: { outcome: 'pass', reason: 'reconciled' },
    play: later(WINDOW),
  },
  {
    control: 'CT-42', kind: 'near-miss', name: 'apart-by-a-millisecond-more', expects: { outcome: 'fail', reason: 'too-far-apart' },
    play: later(WINDOW + 1),
  },
  {
    control: 'CT-42', kind: 'clean', name: 'change-in-the-window-of-its-ticket', expects: { outcome: 'pass', reason: 'in-window' },
    play: (stage) => void changeUnderTicket(stage),
  },
  {
    control: 'CT-42', kind: 'near-miss', name: 'change-that-ends-with-the-window-of-its-ticket', expects: { outcome: 'pass', reason: 'in-window' },
    play: (stage) => void changeUnderTicket(stage, 0),
  },
  {
    control: 'CT-42', kind: 'near-miss', name: 'change-that-ends-a-millisecond-after-the-window', expects: { outcome: 'fail', reason: 'outside-window' },
    play: (stage) => void changeUnderTicket(stage, -1),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'change-started-again-after-the-window', expects: { outcome: 'fail', reason: 'outside-window' },
    play: (stage) => startAgain(stage, changeUnderTicket(stage, HOUR), 2 * HOUR),
  },
  {
    control: 'CT-42', kind: 'cannot-tell', name: 'change-whose-end-is-not-told', expects: { outcome: 'indeterminate', reason: 'end-not-told' },
    play(stage) {
      const { id } = changeUnderTicket(stage);
      stage.revise((each) => (each.type === 'action.completed' && each.action_id === id ? [] : [each]));
    },
  },
  {
    control: 'CT-42', kind: 'violating', name: 'run-that-succeeded-the-day-after-the-release', expects: { outcome: 'fail', reason: 'release-without-run' },
    play: later(DAY),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'change-ticket-closed-and-nothing-under-it', expects: { outcome: 'fail', reason: 'closed-without-change' },
    play(stage) {
      changeUnderTicket(stage);
      stage.revise((each) => {
        if (each.type !== 'ticket.closed') return [each];
        const { action_id: _, ...loose } = each;
        return [loose];
      });
    },
  },
  {
    control: 'CT-42', kind: 'near-miss', name: 'change-asked-for-by-an-agent-and-made-later', expects: { outcome: 'pass', reason: 'change-under-ticket' },
    play(stage) {
      const { t, edit } = stage;
      const opened = openTicket(t, castOf(t).observer, 'Raise the limit', 'Raise the limit of open connections.');
      t.time += HOUR;
      const { work } = playMerge(t);
      closeTicket(t, { ...opened, actionId: work.id }, 'Change carried out');
      const [from, to] = [opened.openedAt + 30 * MINUTE, t.time];
      edit<ItsmFile>('integrations/itsm.json', ({ tickets }) => ({ tickets: tickets.map((each) => ({ ...each, kind: 'change', change_window: { from: iso(from), to: iso(to) } })) }));
    },
  },
  {
    control: 'CT-42', kind: 'clean', name: 'roles-told-alike-by-the-identity-provider', expects: { outcome: 'pass', reason: 'reconciled' },
    play: given((told) => told),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'role-given-behind-the-log', expects: { outcome: 'fail', reason: 'not-in-log' },
    play: given((told) => [...told, ...told.map((each) => ({ ...each, role: 'production-approver' }))]),
  },
  {
    control: 'CT-42', kind: 'violating', name: 'role-taken-in-the-log-alone', expects: { outcome: 'fail', reason: 'not-in-extract' },
    play: given((told) => told.filter((each) => each.change === 'given')),
  },
  {
    control: 'CT-42', kind: 'cannot-tell', name: 'no-extract-of-the-identity-provider', expects: { outcome: 'indeterminate', reason: 'no-extract' },
    play(stage) {
      given((told) => told)(stage);
      stage.drop('integrations/idp.json');
    },
  },
  {
    control: 'CT-42', kind: 'cannot-tell', name: 'change-ticket-whose-window-is-not-told', expects: { outcome: 'indeterminate', reason: 'window-not-told' },
    play(stage) {
      changeUnderTicket(stage);
      stage.edit<ItsmFile>('integrations/itsm.json', ({ tickets }) => ({ tickets: tickets.map(({ change_window: _untold, ...each }) => each) }));
    },
  },
  {
    control: 'CT-42', kind: 'cannot-tell', name: 'no-extract-in-the-bundle', expects: { outcome: 'indeterminate', reason: 'no-extract' },
    play({ t, drop }) {
      playMerge(t);
      drop('integrations/ci.json');
    },
  },
];
