import { createBranches, type Branches } from './branches.ts';
import { createReservations, NO_RESERVATIONS, type Reservations } from './reservations.ts';

/** What the strands of work have in common and may have to wait for. */
export interface Ground {
  readonly reservations: Reservations;
  readonly branches: Branches;
}

export const createGround = (): Ground => ({ reservations: createReservations(), branches: createBranches() });

/** For one strand alone, where nothing has to be waited for. */
export const freeGround = (): Ground => ({ reservations: NO_RESERVATIONS, branches: createBranches() });
