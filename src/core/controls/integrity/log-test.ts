import type { CheckId, Pointer } from '../../findings/index.ts';
import type { ControlContext } from '../context.ts';
import type { Member } from '../types.ts';
import { blocked, restate, streamOf, type Restated } from './restated.ts';

/** A log, and what the verifier found of it in the checks that one test restates. */
export interface LogMember extends Member {
  readonly stream: string;
  readonly events: number;
  readonly found: Restated;
  /** That the checks could not be made at all. */
  readonly blocked: boolean;
}

/** One member for each log of the bundle. Of `doubted`, what could not be told is taken over, and failures are left to the test that is there for them. */
export function* logMembers({ checks, streams }: Pick<ControlContext, 'checks' | 'streams'>, ids: readonly CheckId[], doubted: readonly CheckId[] = []): Iterable<LogMember> {
  const of = restate(checks, ids, streamOf);
  const doubtsOf = restate(checks, doubted, streamOf);
  const none = ids.some((id) => blocked(checks, id));
  for (const { name, count, files } of streams) {
    const [own, doubt] = [of(name), doubtsOf(name)];
    const found = own.first === null && doubt.doubts > 0 && doubt.failures === 0 ? doubt : own;
    yield { subject: name, at: found.first?.at ?? startOf(files), stream: name, events: count, found, blocked: none };
  }
}

const startOf = ([first]: readonly string[]): Pointer => (first === undefined ? {} : { file: first });
