export interface IdentityReasons {
  'CT-12':
    | 'answered-for'
    | 'agent-unregistered' | 'owner-unknown' | 'nobody-answers' | 'answering-in-circles' | 'person-disabled'
    | 'no-registry' | 'no-principals' | 'no-directory' | 'person-not-in-directory' | 'person-disabled-later' | 'directory-older';
}
