import type { Pointer } from '../../core/findings/index.ts';
import type { Course, Lock, WorkItem } from '../../core/model/record.ts';
import { instant } from './fold-event.ts';
import { among, type TypedEvent } from './read-event.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Gathers pieces of work and holdings of locks: one for each action and more. */
export interface WorkBuilder {
  take(event: TypedEvent, at: Pointer, time: number): void;
  finish(): Pick<Course, 'work' | 'locks'>;
}

/** For a reader who wants neither. */
export const NO_WORK: WorkBuilder = { take: () => undefined, finish: () => ({ work: [], locks: [] }) };

const isWork = among(['work.queued', 'work.leased', 'work.finished', 'lock.acquired', 'lock.released']);

export function createWork(word: (text: string) => string = (text) => text): WorkBuilder {
  const work = new Map<string, Open<WorkItem>>();
  const locks: Open<Lock>[] = [];
  const held = new Map<string, Open<Lock>>();

  const item = (workId: string, fleetId: string, at: Pointer): Open<WorkItem> => {
    const known = work.get(workId);
    if (known !== undefined) return known;
    const made: Open<WorkItem> = { workId, fleetId: word(fleetId), priority: null, agentId: null, actionId: null, queuedAt: null, leasedAt: null, leaseUntil: null, finishedAt: null, at };
    work.set(workId, made);
    return made;
  };
  const lock = (resource: string, workId: string, actorId: string, acquiredAt: number | null, releasedAt: number | null, at: Pointer): Open<Lock> => {
    const made: Open<Lock> = { resource, workId, actorId, acquiredAt, releasedAt, at };
    locks.push(made);
    return made;
  };
  return {
    take(event, at, time) {
      if (!isWork(event)) return;
      const { actor: { id: by, kind }, action_id: action } = event.line;
      switch (event.type) {
        case 'work.queued': {
          const found = item(event.data.work_id, event.data.fleet_id, at);
          found.priority = event.data.priority;
          found.queuedAt ??= time;
          return;
        }
        case 'work.leased': {
          const found = item(event.data.work_id, event.data.fleet_id, at);
          found.leasedAt ??= time;
          found.leaseUntil = instant(event.data.lease_until);
          found.actionId = action ?? found.actionId;
          if (kind === 'agent') found.agentId ??= word(by);
          return;
        }
        case 'work.finished': {
          const found = item(event.data.work_id, event.data.fleet_id, at);
          found.finishedAt = time;
          found.actionId ??= action ?? null;
          if (kind === 'agent') found.agentId ??= word(by);
          return;
        }
        case 'lock.acquired':
          held.set(`${event.data.resource}\n${event.data.work_id}`, lock(event.data.resource, event.data.work_id, by, time, null, at));
          return;
        case 'lock.released': {
          const key = `${event.data.resource}\n${event.data.work_id}`;
          const open = held.get(key);
          if (open === undefined) lock(event.data.resource, event.data.work_id, by, null, time, at);
          else open.releasedAt = time;
          held.delete(key);
        }
      }
    },
    finish: () => ({ work: [...work.values()], locks }),
  };
}
