/**
 * Test runs by what they came to. A run's systems are the targets of its action; where it has several, its result is one of each of
 * them, and where it has none, of none.
 */

/** A run in which no test ran has passed nothing. */
const RESULT = `CASE WHEN t.failed > 0 THEN 'failed' WHEN t.passed > 0 THEN 'passed' ELSE 'empty' END`;

const TARGETS = `(SELECT DISTINCT action_id, system_id FROM action_systems WHERE relation = 'target' AND action_id IN (SELECT action_id FROM tests))`;

/** Every result, once for each system. */
export const RESULTS = `
  results AS (
    SELECT t.suite, x.system_id, ${RESULT} AS result, t.passed, t.failed, t.required, t.commit_id, t.action_id, t.time_ms, t.file, t.off, t.len, t.pointer
    FROM tests t JOIN test_systems x ON x.item = t.rowid)`;

/** Of each suite on a system its last result, with how many there were. */
const SUITES = `
  suites AS (
    SELECT system_id, suite, runs, failed_runs, empty_runs, unnest(last) FROM (
      SELECT system_id, suite, count(*) AS runs, count(*) FILTER (result = 'failed') AS failed_runs, count(*) FILTER (result = 'empty') AS empty_runs,
        arg_max(struct_pack(result := result, passed := passed, failed := failed, required := required, commit_id := commit_id, action_id := action_id, time_ms := time_ms, file := file, off := off, len := len, pointer := pointer),
          struct_pack(t := time_ms, f := file, o := off)) AS last
      FROM results GROUP BY system_id, suite))`;

/** Results by time, each once. */
export const RESULTS_IN_TIME = `SELECT floor(t.time_ms / ?)::BIGINT AS bucket, ${RESULT} AS result, count(*) AS n FROM tests t GROUP BY ALL ORDER BY bucket`;

/** A run that has given its result and has not ended is running still; one that ended without a start did run. */
const OPEN_RUNS_SQL = `
    SELECT a.n, CASE WHEN a.started_ms IS NULL AND a.outcome NOT IN ('completed', 'failed', 'rolled-back') THEN 'unbegun' WHEN a.finished_ms IS NULL THEN 'running' ELSE 'unreported' END AS part
    FROM actions a LEFT JOIN (SELECT DISTINCT action_id FROM tests) t ON t.action_id = a.id
    WHERE a.kind = 'test.run' AND (t.action_id IS NULL OR (a.started_ms IS NOT NULL AND a.finished_ms IS NULL))`;

/**
 * Services of the snapshot of the graph that is valid when the record ends. A result reaches a service where its run names it, or the
 * pipeline that deploys to it, or a repository that this pipeline builds.
 */
const SERVICES = `
  valid AS (SELECT n FROM graphs WHERE valid_from_ms <= (SELECT max(time_ms) FROM events) ORDER BY valid_from_ms DESC, n DESC LIMIT 1),
  services AS (
    SELECT s.id, arg_min(s.name, s.n) AS name, arg_min(s.environment, s.n) AS environment, arg_min(s.owner, s.n) AS owner
    FROM graph_nodes s JOIN valid v ON v.n = s.graph GROUP BY s.id HAVING arg_min(s.kind, s.n) = 'service'),
  named AS (SELECT DISTINCT system_id AS id FROM test_systems WHERE system_id IS NOT NULL),
  reached AS (
    SELECT id FROM named
    UNION
    SELECT d.target FROM graph_edges d JOIN valid v ON v.n = d.graph
    WHERE d.kind = 'deploys-to' AND (d.source IN (SELECT id FROM named)
      OR d.source IN (SELECT b.source FROM graph_edges b JOIN valid w ON w.n = b.graph WHERE b.kind = 'builds' AND b.target IN (SELECT id FROM named)))),
  untested AS (SELECT s.* FROM services s ANTI JOIN reached r ON r.id = s.id)`;

/** Events of results that the tables do not hold: malformed, or of an action that nobody requested. */
export const UNREAD_RESULTS = `(SELECT coalesce(sum(n), 0) FROM event_types WHERE type = 'test.completed') - (SELECT count(*) FROM tests)`;

/** Told once, when the index is built: nothing of it depends on what is asked. `services` is of the valid snapshot, and empty where none is. */
export const TEST_TABLES: readonly string[] = [
  `CREATE TABLE test_systems AS SELECT t.rowid AS item, x.system_id FROM tests t LEFT JOIN ${TARGETS} x ON x.action_id = t.action_id`,
  `CREATE TABLE suites AS WITH ${RESULTS}, ${SUITES} SELECT * FROM suites`,
  `CREATE TABLE open_runs AS ${OPEN_RUNS_SQL}`,
  `CREATE TABLE services AS WITH ${SERVICES} SELECT s.*, s.id NOT IN (SELECT id FROM untested) AS tested FROM services s`,
];
