/** Why something that was asked of evidence cannot be done: found out by whoever opens it, and part of no run. */
export const TASK_PROBLEMS = [
  'copy-changed', 'earlier-part', 'file-exchanged', 'hash', 'log-broken', 'log-not-to-head', 'log-too-long', 'no-file', 'no-manifest', 'no-proof', 'no-record',
  'no-redaction', 'not-a-trust-pack', 'not-an-archive', 'not-waivers', 'pages-only', 'portable-large', 'sample-large',
] as const;
