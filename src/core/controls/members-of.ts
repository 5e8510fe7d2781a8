import type { ControlContext } from './context.ts';
import type { ControlTest, Member } from './types.ts';
import { partsOf } from './walk.ts';

/** The members of one test by itself. */
export function* membersOf<M extends Member>(test: Pick<ControlTest<M>, 'walk'>, context: ControlContext): Iterable<M> {
  const walk = test.walk(context);
  if (walk.first !== undefined) yield* walk.first();
  for (const part of partsOf(context.record.actions)) yield* walk.over(part);
  yield* walk.rest();
}
