/** What a check, an axis or a control came to. There is no boolean anywhere: "could not tell" is a result of its own. */
export type Outcome = 'pass' | 'fail' | 'indeterminate' | 'not-checked' | 'not-applicable';

/** The six questions a verdict answers, in the order they are always shown. */
export const AXES = ['integrity', 'authenticity', 'time', 'completeness', 'policy', 'controls'] as const;
export type Axis = (typeof AXES)[number];

/** How bad a failed control is; a scale apart from outcomes. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}
