import type { Pointer } from '../../core/findings/index.ts';
import type { Accountability, ActorKind, Agent, CredentialUse } from '../../core/model/record.ts';

/** Agents, accountable people and credentials as records mention them; bounded, because the author chooses how many there are. */
export interface Mentions {
  agent(agent: Omit<Agent, 'at' | 'fleetId' | 'owner' | 'status' | 'clearance' | 'scopes'>, at: Pointer): void;
  accountable(actorId: string, person: string, basis: Accountability['basis'], time: number, at: Pointer): void;
  /** An id of a credential, never the credential itself. */
  credential(credentialId: string, actorId: string, actorKind: ActorKind, time: number, at: Pointer): void;
  readonly credentialUses: readonly CredentialUse[];
  readonly agents: readonly Agent[];
  readonly answers: readonly Accountability[];
  /** Mentions of names beyond the limit. */
  readonly beyond: number;
}

const MAX = 50_000;

export function createMentions(): Mentions {
  const agents = new Map<string, Agent>();
  const answers = new Map<string, { row: Accountability }>();
  const uses = new Map<string, { row: CredentialUse }>();
  let beyond = 0;
  return {
    agent({ id, name, version, model }, at) {
      const known = agents.get(id);
      if (known === undefined && agents.size >= MAX) beyond += 1;
      else if (known === undefined) agents.set(id, { id, name, version, model, fleetId: null, owner: null, status: null, clearance: null, scopes: [], at });
      else if ((known.version === null && version !== null) || (known.model === null && model !== null)) {
        agents.set(id, { ...known, version: known.version ?? version, model: known.model ?? model });
      }
    },
    accountable(actorId, person, basis, time, at) {
      const key = `${basis} ${actorId} ${person}`;
      const known = answers.get(key);
      if (known !== undefined) known.row = { ...known.row, from: Math.min(known.row.from ?? time, time), until: Math.max(known.row.until ?? time, time) };
      else if (answers.size < MAX) answers.set(key, { row: { actorId, person, basis, from: time, until: time, at } });
      else beyond += 1;
    },
    credential(credentialId, actorId, actorKind, time, at) {
      const key = JSON.stringify([credentialId, actorKind, actorId]);
      const known = uses.get(key);
      const moment = { time, at };
      if (known !== undefined) {
        const { row } = known;
        known.row = { ...row, events: row.events + 1, first: time < row.first.time ? moment : row.first, last: time >= row.last.time ? moment : row.last };
      } else if (uses.size < MAX) uses.set(key, { row: { credentialId, actorId, actorKind, events: 1, first: moment, last: moment } });
      else beyond += 1;
    },
    get credentialUses() {
      return [...uses.values()].map(({ row }) => row);
    },
    get agents() {
      return [...agents.values()];
    },
    get answers() {
      return [...answers.values()].map(({ row }) => row);
    },
    get beyond() {
      return beyond;
    },
  };
}
