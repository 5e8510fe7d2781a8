import { SECOND } from '../../scenario/calendar.ts';
import { agentActor } from '../../scenario/life-cycle.ts';
import { workersOf } from '../../scenario/world.ts';
import type { Scene } from '../scene.ts';
import { ORDERS, RATES, sanitise, STAGING_ORDERS, transfer } from './transfer.ts';

export const DOWN_FLOW_SCENES: readonly Scene[] = [
  {
    control: 'CT-33', kind: 'clean', name: 'masked-before-it-went-to-staging', expects: { outcome: 'pass', reason: 'sanitised' },
    play({ t }) {
      sanitise(t, 'san-1', ORDERS, 'confidential');
      t.time += 30 * SECOND;
      transfer(t, { from: ORDERS, sanitisation: 'san-1' });
    },
  },
  {
    control: 'CT-33', kind: 'clean', name: 'from-production-to-production', expects: { outcome: 'pass', reason: 'not-down' },
    play: ({ t }) => transfer(t, { to: ORDERS }),
  },
  {
    control: 'CT-33', kind: 'clean', name: 'digest-of-restricted-data', expects: { outcome: 'pass', reason: 'digest-only' },
    play: ({ t }) => transfer(t, { from: ORDERS, form: 'digest', dataClass: 'restricted' }),
  },
  {
    control: 'CT-33', kind: 'violating', name: 'orders-to-staging-as-they-are', expects: { outcome: 'fail', reason: 'not-sanitised' },
    play: ({ t }) => transfer(t, { from: ORDERS, dataClass: 'confidential' }),
  },
  {
    control: 'CT-33', kind: 'violating', name: 'confidential-data-in-a-ticket', expects: { outcome: 'fail', reason: 'written-below-class' },
    play({ t }) {
      const agent = workersOf(t.world, 'observe')[0]!;
      t.emit('data.written', { resource: 'external:itsm', data_class: 'confidential', records: 3 }, { actor: agentActor(agent) });
    },
  },
  {
    control: 'CT-33', kind: 'violating', name: 'masked-but-not-enough', expects: { outcome: 'fail', reason: 'sanitised-too-little' },
    play({ t }) {
      sanitise(t, 'san-1', ORDERS, 'restricted', 'confidential');
      t.time += 30 * SECOND;
      transfer(t, { from: ORDERS, dataClass: 'confidential', sanitisation: 'san-1' });
    },
  },
  {
    control: 'CT-33', kind: 'violating', name: 'names-a-sanitisation-that-nobody-recorded', expects: { outcome: 'fail', reason: 'sanitisation-not-recorded' },
    play: ({ t }) => transfer(t, { from: ORDERS, sanitisation: 'san-9' }),
  },
  {
    control: 'CT-33', kind: 'near-miss', name: 'masked-in-the-same-millisecond', expects: { outcome: 'fail', reason: 'sanitised-too-late' },
    play({ t }) {
      sanitise(t, 'san-1', ORDERS, 'confidential');
      transfer(t, { from: ORDERS, sanitisation: 'san-1' });
    },
  },
  {
    control: 'CT-33', kind: 'near-miss', name: 'written-in-the-very-class-of-the-resource', expects: { outcome: 'pass', reason: 'written-in-class' },
    play({ t }) {
      t.emit('data.written', { resource: STAGING_ORDERS, data_class: 'internal', records: 3 }, { actor: agentActor(workersOf(t.world, 'test')[0]!) });
    },
  },
  {
    control: 'CT-33', kind: 'near-miss', name: 'another-database-was-masked', expects: { outcome: 'fail', reason: 'sanitisation-of-another' },
    play({ t }) {
      sanitise(t, 'san-1', ORDERS, 'confidential');
      t.time += SECOND;
      transfer(t, { from: RATES, sanitisation: 'san-1' });
    },
  },
  {
    control: 'CT-33', kind: 'cannot-tell', name: 'to-a-place-that-no-graph-knows', expects: { outcome: 'indeterminate', reason: 'place-unknown' },
    play: ({ t }) => transfer(t, { to: 'bucket:somewhere' }),
  },
  {
    control: 'CT-33', kind: 'cannot-tell', name: 'to-an-enclave-of-no-class', expects: { outcome: 'indeterminate', reason: 'place-unclassified' },
    play: ({ t }) => transfer(t, { to: 'enclave:eu-1' }),
  },
];
