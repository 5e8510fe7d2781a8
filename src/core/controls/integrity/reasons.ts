export interface IntegrityReasons {
  'CT-01':
    | 'signed' | 'file-matches'
    | 'signature-fails' | 'file-differs' | 'file-missing' | 'file-unlisted'
    | 'signature-undecided' | 'file-not-read';
  'CT-02': 'recomputed' | 'diverges-once' | 'diverges' | 'other-end' | 'not-recomputed';
  'CT-03': 'in-sequence' | 'gap' | 'repeated' | 'forked' | 'out-of-order' | 'count-differs' | 'not-followed';
  'CT-04': 'ends-at-signed-head' | 'head-differs' | 'log-absent' | 'no-signed-head' | 'head-unproved';
  'CT-05':
    | 'continues' | 'unchanged' | 'changed-on-record' | 'published'
    | 'contradicts' | 'rewritten' | 'changed-silently' | 'changed-otherwise' | 'not-published'
    | 'not-connected' | 'snapshot-not-here' | 'file-not-compared' | 'no-event-tells' | 'may-change-without' | 'change-not-shown' | 'changes-not-all-seen' | 'published-before';
  'CT-06':
    | 'in-order' | 'within-key' | 'older-than-key' | 'clocks-agree'
    | 'clock-went-back' | 'before-its-cause' | 'outside-the-period' | 'after-the-export'
    | 'key-had-ended' | 'key-was-compromised' | 'impossible-order' | 'clocks-differ'
    | 'no-times' | 'export-undated' | 'no-pairs' | 'apart' | 'not-kept';
  'CT-07': 'key-good' | 'signature-invalid' | 'key-refused' | 'key-unknown';
  'CT-08': 'as-cited' | 'cited-by-nobody' | 'missing' | 'other-content' | 'empty' | 'other-media-type' | 'not-read';
  'CT-09': 'covered' | 'hash-fails' | 'under-no-hash' | 'signature-fails' | 'other-file' | 'signature-undecided';
  'CT-10':
    | 'declared' | 'committed'
    | 'undeclared' | 'needed-by-controls' | 'no-reason' | 'disclosed-all-the-same' | 'not-committed'
    | 'not-an-event';
  'CT-11': 'recorded' | 'outage-declared' | 'silent-while-active' | 'no-sign-of-life';
}
