import type { Environment } from '../../../core/bundle/format.ts';
import { capital } from '../../format.ts';

const WHERE: Readonly<Record<Environment, string>> = { production: ' in production', staging: ' in staging', ci: ' in CI', development: ' in development' };
const DECIDED = { permit: 'permitted it', deny: 'denied it', 'require-approval': 'required an approval' } as const;

/** The sentences that an action page begins with, and the clauses they are put together from. */
export const actionHeadlineText = {
  asked: (who: string, where: Environment | null, title: string): string => `${who} asked for this${where === null ? '' : WHERE[where]}: “${title}”.`,
  all: (sentences: readonly string[]): string => sentences.join(' '),
  noDecision: 'no policy decision is recorded',
  decided: (decision: keyof typeof DECIDED, logOnly: boolean): string => `the policy ${DECIDED[decision]}${logOnly ? ', in log-only mode, which stops nothing' : ''}`,
  approved: (names: string): string => `${names} approved it`,
  refused: (names: string): string => `${names} refused it`,
  expired: 'the request for approval expired',
  noApproval: 'no approval is recorded',
  gate: (clauses: readonly string[]): string => `${capital(clauses.join('; '))}.`,
  denied: 'it was denied', neverStarted: 'it never started', ran: 'it ran',
  failed: 'failed', blocked: 'was blocked', completed: 'completed', shipped: 'shipped', incident: 'led to an incident', rolledBack: 'was rolled back', noEnd: 'has no recorded end',
  end: (clauses: readonly string[]): string => `${capital(clauses.length < 2 ? (clauses[0] ?? '') : `${clauses.slice(0, -1).join(', ')} and ${clauses.at(-1) ?? ''}`)}.`,
};
