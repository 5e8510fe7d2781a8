import { useSession } from '../app/session.ts';

/** Height of a table row in pixels, as `--row` has it. */
export function useRowHeight(): number {
  return useSession((session) => session.density) === 'dense' ? 24 : 32;
}
