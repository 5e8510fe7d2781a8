export interface IdentityReasons {
  'CT-12':
    | 'answered-for'
    | 'agent-unregistered' | 'owner-unknown' | 'nobody-answers' | 'answering-in-circles' | 'person-disabled'
    | 'no-registry' | 'no-principals' | 'no-directory' | 'person-not-in-directory' | 'person-disabled-later' | 'directory-older' | 'not-kept';
  'CT-13':
    | 'registered'
    | 'unregistered' | 'disabled' | 'registered-twice'
    | 'no-registry' | 'disabled-sometime' | 'not-kept';
  'CT-14':
    | 'role-granted' | 'scope-granted' | 'emergency-access'
    | 'not-granted' | 'target-not-granted' | 'binding-ended' | 'binding-not-begun'
    | 'no-grants' | 'role-unknown' | 'scope-unread' | 'graph-silent' | 'environment-unknown' | 'granted-twice' | 'not-kept';
  'CT-15':
    | 'used'
    | 'wildcard' | 'privileged-in-another-fleet' | 'unused'
    | 'fleet-unknown';
  'CT-16':
    | 'in-order'
    | 'used-after-revocation' | 'used-after-expiry' | 'used-before-issue' | 'shared' | 'used-by-another' | 'too-old'
    | 'issue-unknown' | 'issued-twice' | 'not-kept';
  'CT-17':
    | 'narrows' | 'used-in-time'
    | 'wider-than-parent' | 'too-deep' | 'circular' | 'broken-hop' | 'passed-on-before-granted' | 'passed-on-after-expiry' | 'giver-not-a-person'
    | 'used-by-another' | 'used-before-granted' | 'used-after-expiry'
    | 'hop-not-recorded' | 'giver-unknown' | 'granted-twice' | 'not-kept';
  'CT-18':
    | 'separated'
    | 'propose-and-approve' | 'approve-and-deploy' | 'administer-and-export'
    | 'role-unknown';
}
