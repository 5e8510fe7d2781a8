import { ActionScreen } from '../action/index.tsx';
import { ChainScreen } from '../chain/index.tsx';
import { CustodyScreen } from '../custody/index.tsx';
import { EvidenceScreen } from '../evidence/index.tsx';
import { GraphScreen } from '../graph/index.tsx';
import { MatrixScreen } from '../matrix/index.tsx';
import { ReviewScreen } from '../review-screen/index.tsx';
import { TimelineScreen } from '../timeline/index.tsx';
import { TrustScreen } from '../trust/index.tsx';
import { VerdictScreen } from '../verdict/index.tsx';
import type { OwnScreen, Screen } from './screen.ts';

/** The screens of a case, in the order of the rail. */
export const SCREENS: readonly Screen[] = [
  { id: 'verdict', label: 'Verdict', icon: 'verdict', key: 'v', component: VerdictScreen },
  { id: 'timeline', label: 'Timeline', icon: 'timeline', key: 't', component: TimelineScreen },
  { id: 'graph', label: 'Graph', icon: 'graph', key: 's', component: GraphScreen },
  { id: 'matrix', label: 'Matrices', icon: 'matrix', key: 'm', component: MatrixScreen },
  { id: 'action', label: 'Actions', icon: 'action', key: 'a', component: ActionScreen },
  { id: 'evidence', label: 'Evidence', icon: 'evidence', key: 'e', component: EvidenceScreen },
  { id: 'chain', label: 'Chain', icon: 'chain', key: 'l', component: ChainScreen },
  { id: 'review', label: 'Review', icon: 'review', key: 'r', component: ReviewScreen },
];

/** The screens of the workstation itself, below those of a case. */
export const OWN_SCREENS: readonly OwnScreen[] = [
  { id: 'trust', label: 'Trust', icon: 'trust', key: 'k', component: TrustScreen },
  { id: 'custody', label: 'Custody', icon: 'custody', key: 'u', component: CustodyScreen },
];
