import type { Happening } from '../../core/controls/index.ts';

/** What each kind of consequence is about, in the order of preference: a ticket, a pull request, a run, a release, an incident, a suite. */
const SUBJECTS = ['ticket_id', 'pull_request', 'run_id', 'release_id', 'incident_id', 'suite'] as const;
const COMMITS = ['merge_commit', 'commit', 'to_commit', 'head'] as const;

/** Members of the event's data that queries ask for; the rest stands in the body. */
export function consequenceRow(actionId: string | null, { value, time }: Happening) {
  return {
    action_id: actionId, type: value.type, subject: first(value.data, value.type === 'incident.declared' ? ['incident_id'] : SUBJECTS), commit_id: first(value.data, COMMITS),
    environment: first(value.data, ['environment']), status: first(value.data, ['status', 'resolution', 'severity']), time_ms: time, body: JSON.stringify(value.data),
  };
}

function first(data: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const found = data[name];
    if (typeof found === 'string') return found;
  }
  return null;
}
