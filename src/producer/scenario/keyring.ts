import { demonstrationEd25519, demonstrationP256, type Signer } from '../keys/demonstration-keys.ts';
import { PEOPLE } from './organisation.ts';

/** Every key of the demonstration, all derived from the seed. */
export interface Keyring {
  readonly store: Signer;
  readonly notary: Signer;
  readonly orchestrator: Signer;
  /** Of whoever receives the bundle and countersigns it. */
  readonly recipient: Signer;
  runner(id: string): Signer;
  approver(principal: string): Signer;
}

export function createKeyring(seed: string): Keyring {
  const made = new Map<string, Signer>();
  const ed25519 = (label: string): Signer => {
    const signer = made.get(label) ?? demonstrationEd25519(seed, label);
    made.set(label, signer);
    return signer;
  };
  return {
    store: ed25519('evidence-store'),
    notary: demonstrationP256(seed, 'notary'),
    orchestrator: ed25519('orchestrator'),
    recipient: ed25519('recipient'),
    runner: (id) => ed25519(`runner/${id}`),
    approver: (principal) => ed25519(`approver/${principal}`),
  };
}

/** People who hold an approval key. */
export const APPROVERS = PEOPLE.filter((person) => person.active && person.roles.some((role) => role.endsWith('-approver')));
