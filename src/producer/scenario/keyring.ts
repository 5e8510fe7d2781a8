import { demonstrationEd25519, demonstrationP256, type Signer } from '../keys/demonstration-keys.ts';
import { PEOPLE } from './organisation.ts';
import type { StreamName } from './thread.ts';

/**
 * Each twin keeps logs of its own: one log cannot have held two histories, and a reader who had seen the one would
 * rightly call the other rewritten. The names do not tell which of them holds the incident.
 */
export function streamOrigins(incident: boolean): Readonly<Record<StreamName, string>> {
  const site = incident ? 'harbour' : 'terminal';
  return { plane: `evidence.halden-freight.example/${site}/plane`, telemetry: `evidence.halden-freight.example/${site}/telemetry` };
}

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
