export interface DataReasons {
  'CT-32':
    | 'within-clearance'
    | 'read-above-clearance' | 'written-above-clearance' | 'stated-above-clearance'
    | 'clearance-unknown' | 'asset-unclassified' | 'not-kept';
  'CT-33':
    | 'not-down' | 'digest-only' | 'sanitised' | 'written-in-class'
    | 'not-sanitised' | 'sanitisation-not-recorded' | 'sanitised-too-late' | 'sanitisation-of-another' | 'sanitised-too-little' | 'written-below-class'
    | 'place-unknown' | 'place-unclassified' | 'resource-unclassified' | 'not-kept';
  'CT-34':
    | 'allowed'
    | 'way-not-allowed' | 'kind-not-allowed' | 'class-not-allowed' | 'form-not-allowed'
    | 'no-policy' | 'place-unknown' | 'not-kept';
}
