import { describe, expect, test } from 'vitest';
import type { MatrixDto, Standing } from '../../../../src/contract/index.ts';
import { ACTIONS, AGENTS, BUSY, DATA_EVENTS, GRAPHS, SYSTEMS } from '../../../support/busy-record.ts';
import { filledIndex } from '../../../support/filled-index.ts';
import { T0 } from '../../../support/record-fixture.ts';

const CLASSES = ['public', 'internal', 'confidential', 'restricted'];
const filled = filledIndex('matrix', (writer) => {
  for (const event of DATA_EVENTS) writer.event(event);
}, BUSY);

const highest = (classes: readonly (string | null)[]): string | null => CLASSES.findLast((each) => classes.includes(each)) ?? null;

interface Touch { agent: string; system: string; mode: 'read' | 'write'; time: number; dataClass: string | null; standing: Standing }

/** Touches as docs/record.md defines them, one by one. */
function touches(): readonly Touch[] {
  const judged = (touch: Omit<Touch, 'standing' | 'dataClass'>, dataClass: (ofSystem: string | null) => string | null): Touch => {
    const graph = GRAPHS.findLast((each) => each.validFrom <= touch.time);
    const kinds = graph?.edges.filter((edge) => edge.from === touch.agent && edge.to === touch.system).map((edge) => edge.kind) ?? [];
    const may = kinds.includes('can-write') || (touch.mode === 'read' && kinds.includes('can-read'));
    return { ...touch, standing: graph === undefined ? 'untold' : may ? 'permitted' : 'beyond', dataClass: dataClass(graph?.nodes.find((node) => node.id === touch.system)?.data_class ?? null) };
  };
  const byEvents = DATA_EVENTS.flatMap((event) => (event.type.startsWith('data.') && event.systemId !== null && event.outcome !== 'denied'
    ? [judged({ agent: ACTIONS.find((action) => action.id === event.actionId)?.agentId ?? event.actorId, system: event.systemId, mode: event.type === 'data.read' ? 'read' : 'write', time: event.time }, (ofSystem) => highest([event.dataClass, ofSystem]))] : []));
  const byActions = ACTIONS.flatMap((action) => {
    const effects = action.finished?.value.effects ?? [];
    const systems = effects.length > 0 ? effects : action.started === null ? [] : action.descriptor.targets;
    const time = action.finished?.time ?? action.started?.time ?? action.requested.time;
    const told = DATA_EVENTS.filter((event) => event.actionId === action.id && event.type.startsWith('data.') && event.outcome !== 'denied').map((event) => event.systemId);
    return [...new Set(systems)].filter((system) => !told.includes(system)).map((system) => judged({ agent: action.agentId, system, mode: action.descriptor.kind === 'data.query' ? 'read' : 'write', time }, () => highest(action.descriptor.data_classes)));
  });
  return [...byEvents, ...byActions];
}

const cellOf = <Cell>(matrix: MatrixDto<Cell>, row: string, column: string) =>
  matrix.cells.find((cell) => matrix.rows[cell.row]?.id === row && matrix.columns[cell.column]?.id === column);
const count = <T>(list: readonly T[], test: (each: T) => boolean): number => list.filter(test).length;

describe('agent × system', () => {
  test('counts every touch once, at its agent and system, as the snapshot of its time permits', async () => {
    const matrix = await filled.index.matrix.agentSystem('');
    const all = touches();
    expect(matrix.cells.reduce((sum, cell) => sum + cell.reads + cell.writes, 0)).toBe(all.length);
    let marked = 0;
    for (const agent of AGENTS) {
      for (const system of SYSTEMS) {
        const mine = all.filter((touch) => touch.agent === agent && touch.system === system);
        const edges = GRAPHS.flatMap((graph) => graph.edges.filter((edge) => edge.from === agent && edge.to === system));
        const cell = cellOf(matrix, agent, system);
        if (mine.length + edges.length === 0) expect(cell).toBeUndefined();
        else {
          expect(cell).toMatchObject({
            mayRead: edges.some((edge) => edge.kind === 'can-read'), mayWrite: edges.some((edge) => edge.kind === 'can-write'),
            reads: count(mine, (touch) => touch.mode === 'read'), writes: count(mine, (touch) => touch.mode === 'write'),
            beyond: count(mine, (touch) => touch.standing === 'beyond'), untold: count(mine, (touch) => touch.standing === 'untold'),
          });
        }
        marked += cell?.beyond ?? 0;
      }
    }
    expect(marked).toBeGreaterThan(10);
    expect(matrix.rows.map((row) => [row.id, row.group, row.clearance])).toEqual([['agt-1', 'flt-1', 'public'], ['agt-2', 'flt-1', 'internal'], ['agt-3', 'flt-2', 'confidential'], ['agt-stray', '', null]]);
    expect(matrix.columns.map((column) => column.group)).toEqual(['development', 'ci', 'staging', 'production', '']);
  });

  test('a cell’s count is the number of rows its filter finds, and a filter narrows the touches', async () => {
    const matrix = await filled.index.matrix.agentSystem('mode:write');
    for (const cell of matrix.cells) {
      const [row, column] = [matrix.rows[cell.row]!, matrix.columns[cell.column]!];
      const page = await filled.index.touchesPage({ filter: `mode:write agent:"${row.id}" system:"${column.id}"`, offset: 0, limit: 1_000 });
      expect([page.total, page.rows.filter((touch) => touch.standing === 'beyond').length, cell.reads]).toEqual([cell.writes, cell.beyond, 0]);
    }
    await expect(filled.index.matrix.agentSystem('risk:high')).rejects.toThrow('unknown-field');
  });
});

test.each([0, 7, 40, 5_000])('a page of touches from %i is a stretch of them all, each called by its event or else its action, whether a filter is asked or not', async (offset) => {
  const whole = await filled.index.touchesPage({ filter: 'time>=1970-01-01', offset: 0, limit: 1_000 });
  expect([whole.rows.length, whole.rows.map(({ n }) => n)]).toEqual([touches().length, whole.rows.map((_, n) => n + 1)]);
  for (const filter of ['', 'time>=1970-01-01']) {
    expect(await filled.index.touchesPage({ filter, offset, limit: 9 })).toEqual({ total: whole.total, offset, rows: whole.rows.slice(offset, offset + 9) });
  }
  for (const { event, action, brief } of whole.rows) {
    expect(brief).toBe(event === null ? ACTIONS.find(({ id }) => id === action)?.descriptor.title : DATA_EVENTS.find(({ id }) => id === event)?.brief);
  }
});

test('agent × data class counts readable systems and reads, beyond permission or above clearance', async () => {
  const matrix = await filled.index.matrix.agentClass('');
  const reads = touches().filter((touch) => touch.mode === 'read');
  expect(matrix.cells.reduce((sum, cell) => sum + cell.reads, 0)).toBe(reads.length);
  for (const [i, agent] of AGENTS.entries()) {
    for (const [rank, dataClass] of [...CLASSES, ''].entries()) {
      const mine = reads.filter((touch) => touch.agent === agent && (touch.dataClass ?? '') === dataClass);
      const readable = new Set(GRAPHS.flatMap((graph) => graph.edges.filter((edge) => edge.from === agent && graph.nodes.some((node) => node.id === edge.to && node.data_class === dataClass)).map((edge) => edge.to)));
      const above = i < 3 && dataClass !== '' && rank > i;
      const cell = cellOf(matrix, agent, dataClass);
      if (mine.length + readable.size === 0) expect(cell).toBeUndefined();
      else {
        expect(cell).toMatchObject({
          readable: readable.size, reads: mine.length, untold: count(mine, (touch) => touch.standing === 'untold'),
          cleared: i === 3 || dataClass === '' ? null : rank <= i, beyond: count(mine, (touch) => above || touch.standing === 'beyond'),
        });
      }
    }
  }
});

test('action × approver counts actions by answer, and those nobody answered', async () => {
  for (const by of ['kind', 'action'] as const) {
    const matrix = await filled.index.matrix.actionApprover('', by);
    const keyOf = (action: (typeof ACTIONS)[number]): string => (by === 'kind' ? action.descriptor.kind : action.id);
    for (const row of matrix.rows) {
      const mine = ACTIONS.filter((action) => keyOf(action) === row.id);
      for (const column of matrix.columns) {
        const answered = mine.filter((action) => (column.id === '' ? action.approvals.every(({ value }) => value.approver === '') : action.approvals.some(({ value }) => value.approver === column.id)));
        const cell = cellOf(matrix, row.id, column.id);
        expect(cell?.actions ?? 0).toBe(answered.length);
        if (cell === undefined) continue;
        const found = await filled.index.actionsPage({ filter: `${by === 'kind' ? 'kind' : 'id'}:${row.id} ${column.id === '' ? '-approver:*' : `approver:${column.id}`}`, offset: 0, limit: 1 });
        expect(found.total).toBe(cell.actions);
        if (column.id === '') {
          expect(cell.expired).toBe(count(answered, (action) => action.approvals.length > 0));
          continue;
        }
        const answers = answered.flatMap((action) => action.approvals.filter(({ value }) => value.approver === column.id).map(({ value }) => value));
        expect(cell).toMatchObject({
          granted: count(answered, (action) => action.approvals.some(({ value }) => value.approver === column.id && value.decision === 'granted')),
          invalid: count(answers, (value) => value.signature === 'invalid'), unproved: count(answers, (value) => value.signature === 'unknown-key'),
          own: count(answered, (action) => action.accountable === column.id),
        });
      }
    }
    expect(matrix.columns.at(-1)?.id).toBe('');
  }
});

test('environment × risk class holds each action against the boundary of its time', async () => {
  const matrix = await filled.index.matrix.environmentRisk('');
  expect([matrix.rows.length, matrix.columns.length]).toEqual([4, 4]);
  const AUTONOMY = ['observe', 'propose', 'execute-with-approval', 'execute'];
  let outside = 0;
  for (const row of matrix.rows) {
    for (const column of matrix.columns) {
      const inCell = (cell: { environment: string | null; riskClass: string | null }): boolean => cell.environment === row.id && cell.riskClass === column.id;
      const mine = ACTIONS.filter(({ descriptor }) => inCell({ environment: descriptor.environment, riskClass: descriptor.risk_class }));
      const judged = mine.map((action) => {
        const boundary = BUSY.policies.findLast((policy) => policy.effectiveFrom <= action.requested.time)?.cells.find(inCell);
        const started = action.started !== null;
        const executes = started && action.descriptor.autonomy!.startsWith('execute');
        const needed = boundary?.gate === 'one-approver' ? 1 : boundary?.gate === 'two-approvers' ? 2 : 0;
        const granted = action.approvals.filter(({ value }) => value.decision === 'granted').map(({ value }) => value);
        const people = (list: typeof granted): number => new Set(list.map((value) => value.approver)).size;
        const proved = people(granted.filter((value) => value.signature === 'valid'));
        return {
          started,
          above: started && boundary !== undefined && AUTONOMY.indexOf(action.descriptor.autonomy!) > AUTONOMY.indexOf(boundary.maxAutonomy),
          forbidden: executes && boundary?.gate === 'forbidden',
          ungated: executes && people(granted) < needed,
          untold: started && (boundary === undefined || (executes && people(granted) >= needed && proved < needed)),
        };
      });
      const cell = cellOf(matrix, row.id, column.id);
      expect(cell).toMatchObject({
        actions: mine.length, started: count(judged, (each) => each.started), above: count(judged, (each) => each.above), forbidden: count(judged, (each) => each.forbidden),
        ungated: count(judged, (each) => each.ungated), untold: count(judged, (each) => each.untold), outside: count(judged, (each) => each.above || each.forbidden || each.ungated),
      });
      expect(cell?.boundary?.version).toBe('v1');
      outside += cell?.outside ?? 0;
      expect((await filled.index.actionsPage({ filter: `env:${row.id} risk:${column.id}`, offset: 0, limit: 1 })).total).toBe(mine.length);
    }
  }
  expect(outside).toBeGreaterThan(5);
});

test('the moments of touches add up to all of them, within the period', async () => {
  const moments = await filled.index.touchMoments();
  const all = touches();
  expect(moments.touches.reduce((sum, n) => sum + n, 0)).toBe(all.length);
  expect(moments.beyond.reduce((sum, n) => sum + n, 0)).toBe(count(all, (touch) => touch.standing === 'beyond'));
  expect([moments.from, moments.to]).toEqual([BUSY.period.from, BUSY.period.to]);
  const half = T0 + 17 * 86_400_000;
  expect((await filled.index.touchCounts(half)).reduce((sum, touch) => sum + touch.count, 0)).toBe(count(all, (touch) => touch.time <= half));
});

const [first] = ACTIONS;
const crowded = filledIndex('crowded', () => undefined, { ...BUSY, actions: first === undefined ? [] : Array.from({ length: 510 }, (_, i) => ({ ...first, id: `many-${i}` })) });
test('more actions than a matrix lists are counted, not dropped in silence', async () => {
  const matrix = await crowded.index.matrix.actionApprover('', 'action');
  expect([matrix.rows.length, matrix.rowsLeftOut]).toEqual([500, 10]);
  expect((await crowded.index.matrix.actionApprover('', 'kind')).rowsLeftOut).toBe(0);
});
