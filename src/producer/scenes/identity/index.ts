import type { Scene } from '../scene.ts';
import { ACCOUNTABLE_SCENES } from './accountable.ts';
import { CREDENTIAL_SCENES } from './credentials.ts';
import { DELEGATION_SCENES } from './delegations.ts';
import { LEAST_PRIVILEGE_SCENES } from './least-privilege.ts';
import { PERMITTED_SCENES } from './permitted.ts';
import { REGISTERED_SCENES } from './registered.ts';
import { TOXIC_SCENES } from './toxic.ts';

/** Scenes of the tests of identity, accountability and access. */
export const IDENTITY_SCENES: readonly Scene[] = [...ACCOUNTABLE_SCENES, ...REGISTERED_SCENES, ...PERMITTED_SCENES, ...LEAST_PRIVILEGE_SCENES, ...CREDENTIAL_SCENES, ...DELEGATION_SCENES, ...TOXIC_SCENES];
