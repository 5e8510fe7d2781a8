export interface PackageReasons {
  'CT-35':
    | 'carried'
    | 'no-package' | 'package-not-issued' | 'package-invalid' | 'receipt-invalid' | 'other-enclave' | 'other-action' | 'digest-differs' | 'executed-twice' | 'expired'
    | 'issued-after-start' | 'runner-unknown' | 'no-receipt'
    | 'file-missing' | 'receipt-pending' | 'expiry-within-tolerance' | 'unproved' | 'digest-not-recorded';
  'CT-36':
    | 'within-scope'
    | 'resource-outside' | 'environment-outside' | 'data-outside' | 'past-expiry'
    | 'file-missing' | 'not-ended' | 'uses-beyond' | 'unproved';
  'CT-37':
    | 'rejected' | 'executed'
    | 'rejected-yet-executed' | 'no-reason' | 'invalid-not-rejected' | 'dropped'
    | 'rejections-unknown' | 'unanswered-yet' | 'unproved';
}
