/** What docs/record-tables.md says; a test holds it to the schema. */

export interface TableWords {
  readonly about: string;
  readonly columns?: Readonly<Record<string, string>>;
}

/** Columns that mean the same in every table, unless the table says otherwise. */
export const COLUMN_WORDS: Readonly<Record<string, string>> = {
  file: 'file of the row’s bytes', off: 'byte offset in the file', len: 'length in bytes', pointer: 'pointer inside a JSON file', integrity: 'whether those bytes are what was recorded',
  body: 'the row whole, as JSON of the canonical record', n: 'place in its list, from 0', id: 'its id', name: 'its name', kind: 'its kind', action_id: 'the action it belongs to; NULL for none',
  agent_id: 'the agent', fleet_id: 'the fleet', environment: '`development`, `ci`, `staging`, `production`', data_class: '`public`, `internal`, `confidential`, `restricted`',
  risk_class: '`low`, `medium`, `high`, `critical`', time_ms: 'when it was recorded', signature: '`valid`, `invalid`, `unknown-key`, `missing`: the document’s own signature',
  document: 'the signed file it was read from', commit_id: 'the commit', by_id: 'who did it', owner: 'the person who answers for it', version: 'its version', digest: 'its SHA-256',
  policy_id: 'the policy', policy_version: 'version of the policy', action_digest: 'digest of the action it was given for', principal: 'principal id', role: 'role id', scope: 'the scope',
  status: 'its status', started_ms: 'when it started', finished_ms: 'when it ended', graph: '`n` of its snapshot', count: 'how many',
};

export const TABLE_WORDS: Readonly<Record<string, TableWords>> = {
  meta: { about: 'One row: what the file was built from.', columns: { evidence: 'SHA-256 of the evidence', schema: 'version of this schema', events: 'rows of `events`', period_from: 'start of the period, ms', period_to: 'end of the period, ms' } },
  events: { about: 'One row an event, in the order of the evidence.', columns: {
    row: 'number of the row, from 0', id: 'the source’s id, unique in the file', stream: 'the log', seq: 'number in its log', type: 'canonical type', source_type: 'the source’s own name, where it is another',
    known: 'whether the type has a mapping', layer: 'layer of the control plane', actor_kind: '`agent`, `person`, `service`, `role`', actor_id: 'who acted', system_id: 'the system it is about',
    outcome: '`success`, `failure`, `denied`, `escalated`, `timeout`', brief: 'its essential values', hash: 'the recorded hash', searched: 'id and brief in lower case, for looking for a word',
  } },
  causes: { about: 'Events that an event names as its causes; the evidence is the event’s.', columns: { row: 'row of the event', cause_id: 'id of the cause', n: 'order in which they are named' } },
  actions: { about: 'One row an action, from request to outcome. The evidence is the request’s; `integrity` is the worst of all its events.', columns: {
    kind: 'what was asked: a kind of the bundle, or the source’s name for the call', title: 'what was asked, in words', agent_id: 'who acted', actor_kind: '`agent`, `person`, `service`, `role`',
    accountable: 'the person who answers for it', autonomy: '`observe`, `propose`, `execute-with-approval`, `execute`', reversibility: '`reversible`, `compensable`, `irreversible`',
    mode: '`read` or `write`; NULL when the source does not say', requested_ms: 'when it was requested', outcome: '`completed`, `failed`, `blocked`, `denied`, `expired`, `in-progress`, `rolled-back`',
  } },
  action_systems: { about: 'Systems an action names.', columns: { system_id: 'the system', agent_id: 'who acted', relation: '`target` of the request, or `effect` that its end states', happened: 'whether it was touched, by the record' } },
  action_approvers: { about: 'Who answered an action’s request for approval.', columns: { approver: 'the person', decision: '`granted`, `denied`, `expired`' } },
  action_scopes: { about: 'Scopes an action’s request claims.' },
  action_data_classes: { about: 'Data classes an action’s request lists.' },
  decisions: { about: 'Every policy decision, as recorded.', columns: { decision: '`permit`, `deny`, `require-approval`', rule: 'the rule it names', policy_digest: 'SHA-256 of the policy it names', mode: '`enforce`, `log-only`' } },
  approvals: { about: 'Every answer to a request for approval; values are the signed statement’s where the bundle holds one.', columns: {
    approval_id: 'its id', decision: '`granted`, `denied`, `expired`', approver: 'the person it names', account: 'the account used', expires_ms: 'until when it counts',
  } },
  work_packages: { about: 'Signed work packages, as issued.', columns: { package_id: 'its id', digest: 'digest it was issued under', enclave: 'the enclave it is for', expires_ms: 'until when it may run' } },
  receipts: { about: 'Receipts of executed work packages.', columns: { package_id: 'the package', executed_digest: 'digest of what ran', runner: 'who ran it', outcome: 'what came of it' } },
  tests: { about: 'Test runs.', columns: { suite: 'the suite', passed: 'tests that passed', failed: 'tests that failed', required: 'whether they must pass', artifact_id: 'the artifact with the results' } },
  artifacts: { about: 'Artifacts that events record.', columns: { artifact_id: 'its id', kind: '`junit`, `otlp`, `reproduction`, `diff`', path: 'its file', media_type: 'its media type' } },
  consequences: { about: 'Tickets, pull requests, pipelines, releases, verifications, incidents, rollbacks; repeated starts and ends of an action.', columns: {
    type: 'type of the event', subject: 'id of the ticket, pull request, run, release or incident', status: 'status, resolution or severity', body: 'the event’s data',
  } },
  people: { about: 'People and service accounts.', columns: { kind: '`person`, `service`', manager: 'principal id of the manager' } },
  accounts: { about: 'Accounts of a principal.', columns: { account: 'the account', principal: 'whose it is' } },
  directory: { about: 'The identity provider’s snapshot.', columns: { status: '`active`, `disabled`', mfa: 'whether a second factor is set up', groups: 'groups, as a JSON array', issuer: 'the provider', taken_ms: 'when it was read' } },
  roles: { about: 'Roles.' },
  role_permissions: { about: 'What a role permits, one row a system.', columns: { action: 'the action', environment: 'an environment, or `*`', system: 'a system, or `*`' } },
  bindings: { about: 'Who has which role, from when to when, by the snapshot.', columns: { from_ms: 'from when', until_ms: 'until when; NULL for no end', granted_by: 'who gave it' } },
  role_changes: { about: 'Roles given and taken away, by the events.', columns: { change: '`bound`, `unbound`', until_ms: 'until when it was given' } },
  accountable: { about: 'Who answers for an actor, and on what ground.', columns: {
    actor_id: 'agent, role session or service', person: 'the person, by the source’s name', basis: '`registry`, `source-identity`, `on-behalf-of`, `end-user`', from_ms: 'first seen; NULL for a standing statement', until_ms: 'last seen',
  } },
  agents: { about: 'Agents of the registry, or as an export mentions them.', columns: { model: 'the model', status: '`enabled`, `disabled`', clearance: 'highest data class it may see' } },
  agent_scopes: { about: 'Scopes granted to an agent.' },
  agent_changes: { about: 'Agents enabled and disabled, by the events.', columns: { change: '`enabled`, `disabled`', reason: 'why it was disabled' } },
  fleets: { about: 'Fleets.', columns: { purpose: '`test`, `remediate`, `observe`', max_concurrency: 'most runs at once' } },
  work_items: { about: 'Work from queue to end.', columns: { work_id: 'its id', priority: 'its priority', queued_ms: 'when it was queued', leased_ms: 'when it was first leased', lease_until_ms: 'until when, by the last lease', agent_id: 'who leased or finished it' } },
  locks: { about: 'Each holding of a lock.', columns: { resource: 'what was locked', work_id: 'for which work', actor_id: 'by whom', acquired_ms: 'from when', released_ms: 'until when; NULL if never released' } },
  policies: { about: 'Policies by version.', columns: { effective_from_ms: 'from when it counts', digest: 'SHA-256 of its file' } },
  policy_cells: { about: 'Autonomy boundary of a policy version, one row a cell.', columns: { effective_from_ms: 'from when the version counts', max_autonomy: 'most that is allowed', gate: '`none`, `one-approver`, `two-approvers`, `forbidden`', mode: '`enforce`, `log-only`' } },
  policy_publications: { about: 'Policies published, by the events.', columns: { digest: 'digest the event names' } },
  graphs: { about: 'Snapshots of the system graph.', columns: { valid_from_ms: 'from when it counts', digest: 'SHA-256 of its file' } },
  graph_nodes: { about: 'Nodes of each snapshot.', columns: { layer: 'layer, of the control plane’s own parts' } },
  graph_edges: { about: 'Edges of each snapshot.', columns: { source: 'subject', target: 'object', kind: 'verb' } },
  pipeline_runs: { about: 'Runs of pipelines, by the CI extract.', columns: { pipeline: 'the pipeline', status: '`success`, `failure`' } },
  tickets: { about: 'Tickets, by the ITSM extract.', columns: {
    kind: '`incident`, `change`, `task`', title: 'its title', state: '`open`, `closed`', opened_ms: 'when it was opened', closed_ms: 'when it was closed', window_from_ms: 'start of the change window', window_to_ms: 'its end',
  } },
  resources: { about: 'Systems that agents act on: those of the newest snapshot that holds them, and those that events only mention.', columns: {
    stated: 'whether a snapshot holds it', first_ms: 'first event about it', last_ms: 'last event about it', events: 'how many events are about it',
  } },
  files: { about: 'Files of the evidence, from the run.', columns: { size: 'bytes', sha256: 'digest of its bytes', listed: 'whether a manifest lists it', status: 'status in the run' } },
  streams: { about: 'Logs, from the run.', columns: { origin: 'the log’s origin', count: 'events', body: 'the run’s summary as JSON' } },
  findings: { about: 'Findings, from the run.', columns: { idx: 'index in the run', code: 'finding code', check_id: 'its check', effect: '`fail`, `indeterminate`, `note`', off: 'byte offset it points to', event: 'event it points to' } },
  control_facts: { about: 'What each control test saw of each member of its population.', columns: { control_id: 'the test', subject: 'the member', verdict: '`held`, `exception`, `cannot-tell`', body: 'the fact as JSON' } },
  log_starts: { about: 'Where the tree of each log begins in this evidence.', columns: { stream: 'the log', size: 'leaves before the first event', range: 'roots of their perfect subtrees, largest first: a JSON array of hex digests' } },
  log_blocks: { about: 'Roots of the log’s whole blocks of 4,096 leaves.', columns: { stream: 'the log', n: 'number of the block from the log’s beginning, from 0', hash: 'its root' } },
  unknown_types: { about: 'Events by type, of types without a mapping.', columns: { type: 'the type' } },
};
