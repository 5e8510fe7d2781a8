import { ActionScreen } from '../action/index.tsx';
import { EvidenceScreen } from '../evidence/index.tsx';
import { GraphScreen } from '../graph/index.tsx';
import { ReviewScreen } from '../review-screen/index.tsx';
import { TimelineScreen } from '../timeline/index.tsx';
import { VerdictScreen } from '../verdict/index.tsx';
import type { Screen } from './screen.ts';

/** The screens of a case, in the order of the rail. */
export const SCREENS: readonly Screen[] = [
  { id: 'verdict', label: 'Verdict', icon: 'verdict', key: 'v', component: VerdictScreen },
  { id: 'timeline', label: 'Timeline', icon: 'timeline', key: 't', component: TimelineScreen },
  { id: 'graph', label: 'Graph', icon: 'graph', key: 's', component: GraphScreen },
  { id: 'action', label: 'Actions', icon: 'action', key: 'a', component: ActionScreen },
  { id: 'evidence', label: 'Evidence', icon: 'evidence', key: 'e', component: EvidenceScreen },
  { id: 'review', label: 'Review', icon: 'review', key: 'r', component: ReviewScreen },
];
