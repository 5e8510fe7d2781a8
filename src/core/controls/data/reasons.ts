export interface DataReasons {
  'CT-32':
    | 'within-clearance'
    | 'read-above-clearance' | 'written-above-clearance' | 'stated-above-clearance'
    | 'clearance-unknown' | 'asset-unclassified' | 'not-kept';
}
