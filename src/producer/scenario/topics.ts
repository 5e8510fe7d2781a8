/** What goes wrong and how it is mended. `{s}` stands for the system's name. */
export interface Topic {
  readonly problem: string;
  readonly fix: string;
  readonly file: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly steps: readonly string[];
  readonly expected: string;
  readonly observed: string;
  readonly suite: string;
  readonly cases: readonly string[];
}

export const TOPICS: readonly Topic[] = [
  {
    problem: 'Retry budget for {s} exceeds limit',
    fix: 'Cap the retry budget of {s} at 10 % of requests',
    file: 'config/resilience.yaml',
    before: ['retry:', '  max_attempts: 5', '  budget_ratio: 0.5', '  backoff: 50ms'],
    after: ['retry:', '  max_attempts: 3', '  budget_ratio: 0.1', '  backoff: 200ms', '  jitter: full'],
    steps: ['Start {s} against the fault proxy with 30 % resets', 'Send 200 requests a second for five minutes', 'Read the retry counter from the metrics endpoint'],
    expected: 'Retries stay below 10 % of requests',
    observed: 'Retries reach 47 % and the upstream refuses connections',
    suite: 'resilience',
    cases: ['retries stop at the budget', 'backoff grows with jitter', 'idempotent requests only', 'breaker opens after the budget'],
  },
  {
    problem: 'Connection pool of {s} leaks on timeout',
    fix: 'Return connections of {s} to the pool when a query times out',
    file: 'internal/store/pool.go',
    before: ['rows, err := conn.Query(ctx, statement)', 'if err != nil {', '\treturn nil, err', '}'],
    after: ['rows, err := conn.Query(ctx, statement)', 'if err != nil {', '\tconn.Release()', '\treturn nil, fmt.Errorf("query: %w", err)', '}'],
    steps: ['Limit the pool of {s} to 10 connections', 'Run the slow-query profile with a 200 ms deadline', 'Watch pool.idle for ten minutes'],
    expected: 'pool.idle returns to 10 after each burst',
    observed: 'pool.idle falls by one for each timeout and stays at 0 after 41 minutes',
    suite: 'store',
    cases: ['releases on timeout', 'releases on cancellation', 'does not release twice', 'pool is full after a burst'],
  },
  {
    problem: 'Duplicate deliveries from {s} after a restart',
    fix: 'Persist the delivery cursor of {s} before acknowledging',
    file: 'src/delivery/cursor.ts',
    before: ['await queue.acknowledge(batch);', 'await cursors.save(batch.last);'],
    after: ['await cursors.save(batch.last);', 'await queue.acknowledge(batch);', 'metrics.delivered.add(batch.size);'],
    steps: ['Enqueue 1,000 messages for {s}', 'Stop the consumer after 400', 'Start it again and count deliveries by message id'],
    expected: '1,000 deliveries, each id once',
    observed: '1,012 deliveries, 12 ids twice',
    suite: 'delivery',
    cases: ['cursor is saved before the acknowledgement', 'a crash between the two repeats nothing', 'order is kept in a partition'],
  },
  {
    problem: 'Stale cache entries served by {s} after failover',
    fix: 'Bind cache entries of {s} to the replica epoch',
    file: 'src/cache/key.py',
    before: ['def cache_key(account, view):', '    return f"{account}:{view}"'],
    after: ['def cache_key(account, view, epoch):', '    """Entries of an older epoch are never read again."""', '    return f"{epoch}:{account}:{view}"'],
    steps: ['Warm the cache of {s} with 50 accounts', 'Fail the primary over', 'Change one account and read it twice'],
    expected: 'The second read shows the change',
    observed: 'The old value is served for 15 minutes',
    suite: 'cache',
    cases: ['epoch changes the key', 'reads after failover miss', 'writes invalidate'],
  },
  {
    problem: '{s} answers 500 to an empty page token',
    fix: 'Treat an empty page token as the first page in {s}',
    file: 'internal/api/paging.go',
    before: ['token, err := decodeToken(r.URL.Query().Get("page"))', 'if err != nil {', '\thttp.Error(w, "internal", 500)'],
    after: ['raw := r.URL.Query().Get("page")', 'token, err := decodeToken(raw)', 'if err != nil && raw != "" {', '\thttp.Error(w, "page token is not valid", 400)'],
    steps: ['Call the list endpoint of {s} with page=', 'Call it without page', 'Compare status and body'],
    expected: 'Both answer 200 with the first page',
    observed: 'The first answers 500',
    suite: 'paging',
    cases: ['empty token is the first page', 'damaged token is 400', 'last page has no token', 'page size is capped'],
  },
  {
    problem: 'Queue of {s} grows without bound while consumers restart',
    fix: 'Bound the intake of {s} and shed the lowest priority first',
    file: 'config/queue.yaml',
    before: ['intake:', '  max_depth: 0', '  overflow: block'],
    after: ['intake:', '  max_depth: 50000', '  overflow: shed-lowest', '  alert_depth: 20000'],
    steps: ['Stop all consumers of {s}', 'Publish 100,000 messages', 'Read memory and depth every ten seconds'],
    expected: 'Depth stays at 50,000 and memory under 1 GB',
    observed: 'Memory grows to 3.4 GB and the process is killed',
    suite: 'queueing',
    cases: ['depth is bounded', 'lowest priority is shed', 'alert fires at 20,000'],
  },
  {
    problem: 'Clock skew makes {s} refuse valid tokens',
    fix: 'Allow 30 seconds of skew when {s} checks token times',
    file: 'src/auth/TokenClock.java',
    before: ['if (token.notBefore().isAfter(now)) {', '    throw new InvalidToken("not yet valid");', '}'],
    after: ['if (token.notBefore().isAfter(now.plus(SKEW))) {', '    throw new InvalidToken("not yet valid");', '}'],
    steps: ['Set the clock of one {s} replica 12 seconds back', 'Sign in 100 times', 'Count refusals by replica'],
    expected: 'No refusals',
    observed: '31 refusals, all at the slow replica',
    suite: 'token-clock',
    cases: ['12 seconds of skew is accepted', '31 seconds is refused', 'expiry has no allowance'],
  },
  {
    problem: 'Listing in {s} issues one query per row',
    fix: 'Fetch related rows of {s} in one query',
    file: 'src/listing/repository.ts',
    before: ['for (const row of rows) {', '  row.owner = await owners.find(row.ownerId);', '}'],
    after: ['const found = await owners.findMany(rows.map((row) => row.ownerId));', 'for (const row of rows) {', '  row.owner = found.get(row.ownerId) ?? null;', '}'],
    steps: ['Load 500 rows into the {s} test schema', 'Open the listing once', 'Count statements in the query log'],
    expected: '2 statements',
    observed: '501 statements, 2.9 s',
    suite: 'listing',
    cases: ['one query for owners', 'missing owner is null', 'order is kept'],
  },
  {
    problem: 'Month-end export of {s} slows without an index',
    fix: 'Add the posting-date index that the {s} export needs',
    file: 'migrations/0147_posting_date.sql',
    before: ['-- no index on posting_date'],
    after: ['CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_posting_date', '  ON postings (posting_date, account_id);'],
    steps: ['Restore last month into the {s} rehearsal database', 'Run the export with timing on', 'Read the plan of the slowest statement'],
    expected: 'Index scan, under 4 minutes',
    observed: 'Sequential scan, 38 minutes',
    suite: 'export',
    cases: ['plan uses the index', 'export totals are unchanged', 'migration can be repeated', 'migration can be undone'],
  },
  {
    problem: '{s} reports ready before its migrations finish',
    fix: 'Make the readiness check of {s} wait for migrations',
    file: 'internal/health/ready.go',
    before: ['func Ready(w http.ResponseWriter, _ *http.Request) {', '\tw.WriteHeader(http.StatusOK)', '}'],
    after: ['func Ready(w http.ResponseWriter, _ *http.Request) {', '\tif !migrations.Done() {', '\t\tw.WriteHeader(http.StatusServiceUnavailable)', '\t\treturn', '\t}', '\tw.WriteHeader(http.StatusOK)', '}'],
    steps: ['Deploy {s} to the rehearsal cluster with a slow migration', 'Poll /ready every 200 ms', 'Send traffic as soon as it answers 200'],
    expected: '503 until the migration ends',
    observed: '200 at once, 214 failed requests',
    suite: 'readiness',
    cases: ['503 while migrating', '200 afterwards', 'liveness is independent'],
  },
  {
    problem: 'Rounding in {s} loses a minor unit on split amounts',
    fix: 'Give the remainder of split amounts in {s} to the first part',
    file: 'src/money/Split.java',
    before: ['long part = total / parts;', 'Arrays.fill(out, part);'],
    after: ['long part = total / parts;', 'Arrays.fill(out, part);', 'out[0] += total - part * parts;'],
    steps: ['Split 100.00 into three parts in {s}', 'Add the parts', 'Compare with the total'],
    expected: '100.00',
    observed: '99.99',
    suite: 'money',
    cases: ['parts add up to the total', 'negative totals', 'one part', 'currencies without minor units'],
  },
];

export const fill = (text: string, system: string): string => text.replaceAll('{s}', system);

/** What observers ask of the data, and why. */
export const QUERIES: readonly (readonly [title: string, query: string])[] = [
  ['Error rate of {s} by endpoint', 'SELECT endpoint, count(*) FILTER (WHERE status >= 500) AS errors, count(*) FROM requests WHERE at > now() - interval \'15 minutes\' GROUP BY endpoint'],
  ['Slowest statements of {s} this hour', 'SELECT fingerprint, p99_ms, calls FROM statement_stats WHERE window_end > now() - interval \'1 hour\' ORDER BY p99_ms DESC LIMIT 20'],
  ['Rows of {s} older than their retention', 'SELECT count(*) FROM records WHERE delete_after < current_date'],
  ['Unmatched entries of {s} since midnight', 'SELECT id, amount_minor, booked_at FROM entries WHERE matched_id IS NULL AND booked_at >= current_date'],
  ['Age of the oldest open job in {s}', 'SELECT kind, min(created_at) FROM jobs WHERE state = \'open\' GROUP BY kind'],
  ['Freshness of {s} against its objective', 'SELECT max(updated_at) FROM feed_state'],
  ['Growth of {s} tables over a week', 'SELECT table_name, bytes, bytes - lag(bytes, 7) OVER (PARTITION BY table_name ORDER BY day) FROM table_sizes'],
  ['Duplicate keys in {s} after last import', 'SELECT natural_key, count(*) FROM imported GROUP BY natural_key HAVING count(*) > 1'],
  ['Refused requests to {s} by reason', 'SELECT reason, count(*) FROM refusals WHERE at > now() - interval \'1 day\' GROUP BY reason'],
  ['Share of {s} traffic by client version', 'SELECT client_version, count(*) FROM sessions WHERE started_at > current_date - 1 GROUP BY client_version'],
];

export const SUITES: readonly (readonly [suite: string, title: string, cases: readonly string[]])[] = [
  ['regression', 'Nightly regression of {s}', ['creates a record', 'updates a record', 'refuses a stale version', 'lists in order', 'deletes once']],
  ['contract', 'Consumer contracts of {s}', ['portal contract', 'partner contract', 'reporting contract', 'unknown fields are ignored']],
  ['load', 'Load profile of {s} at twice the peak', ['p50 under 40 ms', 'p99 under 350 ms', 'no errors for ten minutes']],
  ['fault-injection', 'Fault injection on {s}', ['survives a lost replica', 'survives a slow dependency', 'recovers within two minutes']],
  ['browser-journeys', 'Browser journeys through {s}', ['sign in', 'place a booking', 'track a shipment', 'download a document']],
  ['schema-diff', 'Schema comparison of {s}', ['no column was dropped', 'defaults are unchanged', 'indexes match']],
];

export const OPERATIONS: readonly (readonly [title: string, command: string, rollback: string])[] = [
  ['Raise the replica count of {s} from 4 to 6', 'deployctl scale {s} --replicas 6', 'deployctl scale {s} --replicas 4'],
  ['Renew the serving certificate of {s}', 'certctl renew {s} --profile serving', 'certctl restore {s} --previous'],
  ['Drain the dead-letter queue of {s}', 'queuectl replay {s} --dead-letter --rate 50', 'queuectl pause {s}'],
  ['Lower the request timeout of {s} to 4 seconds', 'configctl set {s} request_timeout=4s', 'configctl set {s} request_timeout=10s'],
  ['Remove the finished feature flag from {s}', 'flagctl retire {s} new-pricing-view', 'flagctl restore {s} new-pricing-view'],
  ['Shift 10 % of {s} traffic to the new pool', 'trafficctl shift {s} --to pool-b --share 10', 'trafficctl shift {s} --to pool-a --share 100'],
];
