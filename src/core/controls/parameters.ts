const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Thresholds that no evidence states: part of the pack and of its digest. Milliseconds unless the name says otherwise.
 * A value exactly at its limit is within it.
 */
export interface ControlParameters {
  /** How far clocks of two sources may differ before their order says something. */
  readonly clockTolerance: number;
  /** From how many pairs of times on a source whose times all differ stands out. */
  readonly pairsToJudge: number;
  /** How long an active agent may be silent. */
  readonly longestSilence: number;
  readonly credentialAge: number;
  readonly delegationDepth: number;
  /** Decided faster than this, the request can hardly have been read. */
  readonly shortestReading: number;
  /** More approvals by one person within one minute than this are given in bulk. */
  readonly approvalsPerMinute: number;
  /** From how many answers on a person who never refused stands out. */
  readonly answersToJudge: number;
  /** Working hours, UTC, half open. */
  readonly workingHours: readonly [number, number];
  readonly breakGlassWindow: number;
  readonly breakGlassReview: number;
  readonly verificationAfterRelease: number;
  readonly graceAfterDisable: number;
  readonly seriousIncidentReport: number;
  readonly retentionDays: number;
  /** More attempts at the same thing after a denial, within the window, are probing. */
  readonly attemptsAfterDenial: number;
  /** How long after a denial an attempt at the same thing has to do with it. */
  readonly probingWindow: number;
  /** How far a change in one system may lie from its trace in another. */
  readonly reconciliationWindow: number;
  /** How many persons must agree to what cannot be undone or is of critical risk. */
  readonly approversOfGrave: number;
}

export const PARAMETERS: ControlParameters = {
  clockTolerance: 2_000,
  pairsToJudge: 5,
  longestSilence: 4 * HOUR,
  credentialAge: 365 * DAY,
  delegationDepth: 3,
  shortestReading: 20_000,
  approvalsPerMinute: 5,
  answersToJudge: 20,
  workingHours: [5, 21],
  breakGlassWindow: 4 * HOUR,
  breakGlassReview: 72 * HOUR,
  verificationAfterRelease: HOUR,
  graceAfterDisable: 5 * MINUTE,
  seriousIncidentReport: 15 * DAY,
  retentionDays: 183,
  attemptsAfterDenial: 3,
  probingWindow: HOUR,
  reconciliationWindow: 15 * MINUTE,
  approversOfGrave: 2,
};
