/**
 * Failures that the record tells of, by the change that failed. Four kinds of event tell of one; a release ties the last two to a
 * commit and an environment. A change is a commit and every merge of it: what a merge made counts as what it merged.
 */

/** Merges of merges that are followed back. The producer decides how many there are; beyond, nobody says where a commit came from. */
const MOST_MERGES = 32;

const CHECKED = `('pipeline.completed', 'verification.completed', 'incident.declared', 'pull-request.merged', 'release.shipped', 'rollback.completed')`;
const RELEASING = `('pull-request.merged', 'release.shipped', 'rollback.completed')`;

/** Of these events, how many the tables of the record do not hold: malformed, or of an action that nobody requested. */
export const UNREAD = `(SELECT coalesce(sum(n), 0) FROM event_types WHERE type = 'test.completed' OR type IN ${CHECKED})
  - (SELECT count(*) FROM tests) - (SELECT count(*) FROM consequences WHERE type IN ${CHECKED})`;

const UNREAD_RELEASES = `(SELECT coalesce(sum(n), 0) FROM event_types WHERE type IN ${RELEASING}) - (SELECT count(*) FROM consequences WHERE type IN ${RELEASING})`;

/** One commit in capitals is the same commit. */
const commit = (column: string): string => `lower(trim(${column}))`;

/** `seen`: every check and incident. */
export const SEEN = `
  shipped AS (
    SELECT subject AS id, CASE WHEN count(DISTINCT environment) = 1 THEN min(environment) END AS environment,
      CASE WHEN count(DISTINCT ${commit('commit_id')}) = 1 THEN min(${commit('commit_id')}) END AS commit_id
    FROM consequences WHERE type = 'release.shipped' GROUP BY subject),
  seen AS (
    SELECT 'test' AS kind, t.suite AS subject, NULL::VARCHAR AS release, ${commit('t.commit_id')} AS commit_id, CASE WHEN a.kind = 'test.run' THEN a.environment END AS stage,
      coalesce(t.failed > 0, false) AS failed, t.time_ms, t.file, t.off, t.len, t.pointer
    FROM tests t LEFT JOIN actions a ON a.id = t.action_id
    UNION ALL
    SELECT 'pipeline', subject, NULL, ${commit('commit_id')}, 'ci', coalesce(status = 'failure', false), time_ms, file, off, len, pointer
    FROM consequences WHERE type = 'pipeline.completed'
    UNION ALL
    SELECT CASE c.type WHEN 'incident.declared' THEN 'incident' ELSE 'verification' END, c.subject, c.release, s.commit_id, s.environment,
      c.type = 'incident.declared' OR coalesce(c.status = 'degraded', false), c.time_ms, c.file, c.off, c.len, c.pointer
    FROM (SELECT *, json_extract_string(body, '$.release_id') AS release FROM consequences WHERE type IN ('verification.completed', 'incident.declared')) c
    LEFT JOIN shipped s ON s.id = c.release)`;

/**
 * `changes`: of each change its first failure, its `reach`, and where its first release to production
 * stands. A test run's environment is that of the action only where the action is the run itself: another action's is where it acts.
 */
const FAILURES = `WITH RECURSIVE
  ${SEEN},
  arrived AS (
    SELECT ${commit('commit_id')} AS commit_id, environment, true AS told, time_ms, file, off, len, pointer FROM consequences WHERE type = 'release.shipped'
    UNION ALL
    SELECT ${commit('c.commit_id')}, s.environment, s.environment IS NOT NULL, c.time_ms, c.file, c.off, c.len, c.pointer
    FROM consequences c LEFT JOIN shipped s ON s.id = c.subject WHERE c.type = 'rollback.completed'
    UNION ALL
    SELECT ${commit('commit_id')}, environment, false, finished_ms, file, off, len, pointer FROM pipeline_runs WHERE status = 'success'),
  made AS (
    SELECT ${commit('merge_commit')} AS commit_id, min(${commit('head_commit')}) AS head, count(DISTINCT ${commit('head_commit')}) AS heads
    FROM merges WHERE ${commit('merge_commit')} <> ${commit('head_commit')} GROUP BY 1),
  walk(commit_id, back, steps) AS (
    SELECT commit_id, commit_id, 0 FROM (SELECT commit_id FROM seen WHERE failed UNION SELECT commit_id FROM arrived) WHERE commit_id IS NOT NULL
    UNION ALL
    SELECT w.commit_id, m.head, w.steps + 1 FROM walk w JOIN made m ON m.commit_id = w.back AND m.heads = 1 WHERE w.steps < ${MOST_MERGES}),
  roots AS (
    SELECT w.commit_id, w.root, w.root IN (SELECT commit_id FROM made) AS loose FROM (SELECT commit_id, arg_max(back, steps) AS root FROM walk GROUP BY commit_id) w),
  production AS (
    SELECT r.root, r.loose, x.told, x.time_ms, x.file, x.off, x.len, x.pointer FROM arrived x JOIN roots r USING (commit_id)
    WHERE coalesce(x.environment = 'production', true)),
  blind AS (SELECT ${UNREAD_RELEASES} > 0 OR EXISTS (SELECT 1 FROM production WHERE loose) AS blind),
  live AS (
    SELECT root, arg_min(struct_pack(file := file, off := off, len := len, pointer := pointer), struct_pack(t := time_ms, f := file, o := off)) AS place
    FROM production WHERE told GROUP BY root),
  failures AS (
    SELECT s.*, coalesce(r.loose, true) AS loose, r.root, CASE WHEN r.root IS NOT NULL THEN concat('c', r.root) ELSE concat('r', s.release, chr(31), CASE WHEN s.release IS NULL THEN s.subject END) END AS change
    FROM seen s LEFT JOIN roots r USING (commit_id) WHERE s.failed),
  firsts AS (
    SELECT *, bool_or(coalesce(stage = 'production', false)) OVER (PARTITION BY change) AS there, row_number() OVER (PARTITION BY change ORDER BY time_ms, file, off) AS nth
    FROM failures),
  changes AS (
    SELECT f.*, CASE
        WHEN f.there OR l.root IS NOT NULL THEN 'reached'
        WHEN f.loose OR b.blind OR f.root IN (SELECT root FROM production) THEN 'untold'
        ELSE 'kept' END AS reach,
      l.place.file AS live_file, l.place.off AS live_off, l.place.len AS live_len, l.place.pointer AS live_pointer
    FROM firsts f CROSS JOIN blind b LEFT JOIN live l ON l.root = f.root WHERE f.nth = 1)`;

/**
 * What each change came to is found by walking all merges, once, when the index is built: its `changes`, and the number of `checks` at
 * each stage. Single checks are not kept twice.
 */
export const FAILURE_TABLES: readonly string[] = [
  `CREATE TABLE failed_changes AS ${FAILURES} SELECT stage, kind, subject, failed, commit_id, time_ms, file, off, len, pointer, reach, live_file, live_off, live_len, live_pointer FROM changes`,
  `CREATE TABLE failure_checks AS WITH ${SEEN} SELECT stage, count(*) AS n FROM seen WHERE kind <> 'incident' GROUP BY stage`,
];
