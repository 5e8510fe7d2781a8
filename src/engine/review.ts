import { randomUUID } from 'node:crypto';
import type { JournalChange, JournalEntry, ReviewTable, SignAnswer, SignOffDto, SignOffs } from '../contract/index.ts';
import { sha256Hex } from '../core/crypto/index.ts';
import { encodeBase64, encodeUtf8 } from '../core/encoding/index.ts';
import type { JsonValue } from '../core/json/index.ts';
import { readSignOff, reviewDigest, SIGN_OFF_FORMAT, type SignOffRole } from '../core/review/index.ts';
import type { ReviewWork } from '../report/index.ts';
import { reviewWork } from './review-work.ts';
import { openSigner, signStatement } from './signing/sign-statement.ts';
import { tellWaivers } from './tell-waivers.ts';
import { caseRows, type Vault } from './vault/index.ts';
import { runBytes } from './verify/run-bytes.ts';

export interface SignRequest {
  readonly caseId: string;
  readonly digest: string;
  readonly runId: string;
  readonly role: SignOffRole;
  readonly name: string;
  readonly expected: string;
  readonly keyFile: string;
  readonly passphrase: string | null;
}

export interface EngineReview {
  append(entries: readonly Omit<JournalChange, 'seq' | 'at'>[]): Promise<{ readonly seq: number }>;
  read(after: number, limit: number): Promise<readonly JournalEntry[]>;
  history(table: ReviewTable, key: string): Promise<readonly JournalChange[]>;
  /** Takes what the journal holds of a case out of it; told in the custody log first. */
  purge(caseId: string): Promise<{ readonly lines: number }>;
  signOffs(caseId: string, digest: string, runId: string): Promise<SignOffs>;
  sign(request: SignRequest): Promise<SignAnswer>;
  /** The review work of a case as a report prints it; null for a case that the journal does not hold. */
  work(caseId: string, digest: string, runId: string): Promise<ReviewWork | null>;
}

/** Review work over the vault's journal: its state is always folded from what is on the disk, never from a window. */
export function createReview(vault: Vault, clock: () => number): EngineReview {
  const { journal } = vault;

  const runDigest = async (runId: string): Promise<string | null> => {
    const held = await vault.runs.get(runId).catch(() => null);
    return held === null ? null : sha256Hex(runBytes(held.run));
  };

  async function signOffs(caseId: string, digest: string, runId: string): Promise<SignOffs> {
    const rows = caseRows(journal, caseId);
    const state = { ...reviewDigest(rows), intact: journal.chain().intact };
    const now = { caseId, digest, review: state.digest, run: { id: runId, digest: await runDigest(runId) } };
    const known = new Set(vault.runs.of(digest).map(({ id }) => id));
    const list = rows.filter(({ table }) => table === 'signoffs').map(({ key, value }) => judge(key, value, now, known));
    const roles = new Map<string, Set<SignOffRole>>();
    for (const { statement, problem } of list) {
      if (statement !== null && problem === null) roles.set(statement.key.id, (roles.get(statement.key.id) ?? new Set()).add(statement.role));
    }
    return { state, signOffs: list, sameKey: [...roles].filter(([, each]) => each.size > 1).map(([key]) => key) };
  }

  function judge(id: string, value: JsonValue, now: { readonly caseId: string; readonly digest: string; readonly review: string; readonly run: { readonly id: string; readonly digest: string | null } }, known: ReadonlySet<string>): SignOffDto {
    const read = readSignOff(encodeUtf8(envelopeOf(value)));
    const { statement } = read;
    const problem = !read.ok ? read.problem : read.statement.case !== now.caseId ? 'other-case' : read.statement.evidence !== now.digest ? 'other-evidence' : null;
    const key = vault.trust.current()?.pack.keys.find((each) => each.keyid === statement?.key.id);
    return {
      id, statement, problem,
      reviewCovered: statement?.review.digest === now.review ? 'now' : 'earlier',
      runCovered: statement?.run.id === now.run.id && statement.run.digest === now.run.digest ? 'shown' : known.has(statement?.run.id ?? '') ? 'another' : 'not-here',
      trustedAs: key === undefined ? null : key.name,
    };
  }

  async function sign(request: SignRequest): Promise<SignAnswer> {
    const { caseId, digest, runId, role, name } = request;
    const file = Buffer.from(request.keyFile, 'base64');
    try {
      const before = await signOffs(caseId, digest, runId);
      const run = await runDigest(runId);
      if (before.state.digest !== request.expected) return { signed: false, because: 'changed' };
      if (run === null) return { signed: false, because: 'no-run' };
      const opened = openSigner(file, request.passphrase);
      if (!opened.ok) return { signed: false, because: opened.because };
      const { signer } = opened;
      if (before.signOffs.some(({ statement, problem }) => problem === null && statement?.key.id === signer.keyid && statement.role !== role)) {
        return { signed: false, because: 'same-key' };
      }
      const at = new Date(clock()).toISOString();
      const { digest: review, entries } = before.state;
      const envelope = signStatement({
        format: SIGN_OFF_FORMAT, role, case: caseId, evidence: digest, run: { id: runId, digest: run }, review: { digest: review, entries }, stated_at: at, name,
        key: { id: signer.keyid, algorithm: signer.algorithm, spki: encodeBase64(signer.spki) },
      }, signer);
      const id = randomUUID();
      const value = { id, caseId, envelope: Buffer.from(envelope).toString('utf8'), createdAt: at };
      await journal.append([{ id: randomUUID(), table: 'signoffs', op: 'put', key: id, value }]);
      await vault.custody.append('review-signed', digest, { case: caseId, role, key: signer.keyid, run: runId, review });
      return { signed: true, id };
    } finally {
      file.fill(0);
    }
  }

  return {
    async append(entries) {
      await tellWaivers(vault, entries);
      return { seq: await journal.append(entries) };
    },
    read: async (after, limit) => journal.read(after, limit),
    history: async (table, key) => journal.entries().flatMap((entry) => ((entry.op === 'put' || entry.op === 'delete') && entry.table === table && entry.key === key ? [entry] : [])),
    async purge(caseId) {
      const plan = await journal.plan(caseId);
      if (plan.lines.length > 0) {
        // A kill after this line is made good when the vault is opened again.
        await vault.custody.append('review-purged', caseId, { digest: plan.digest, lines: String(plan.lines.length), upTo: String(plan.upTo) });
        await journal.purge(plan, randomUUID());
      }
      return { lines: plan.lines.length };
    },
    signOffs,
    sign,
    work: async (caseId, digest, runId) => reviewWork(caseId, digest, caseRows(journal, caseId), await signOffs(caseId, digest, runId)),
  };
}

/** The envelope a row holds, or nothing that can be read. */
function envelopeOf(value: JsonValue): string {
  return typeof value === 'object' && value !== null && 'envelope' in value && typeof value.envelope === 'string' ? value.envelope : '';
}
