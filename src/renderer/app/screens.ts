import { autonomyScreen, controlsScreen, frameLabels, operationsText, reportScreen } from '../../text/index.ts';
import { ActionScreen } from '../action/index.tsx';
import { AutonomyScreen } from '../autonomy/index.tsx';
import { ChainScreen } from '../chain/index.tsx';
import { ControlsScreen } from '../controls/index.tsx';
import { CustodyScreen } from '../custody/index.tsx';
import { EvidenceScreen } from '../evidence/index.tsx';
import { GraphScreen } from '../graph/index.tsx';
import { MatrixScreen } from '../matrix/index.tsx';
import { OperationsScreen } from '../operations/index.tsx';
import { ReportScreen } from '../report/index.tsx';
import { ReviewScreen } from '../review-screen/index.tsx';
import { TimelineScreen } from '../timeline/index.tsx';
import { TrustScreen } from '../trust/index.tsx';
import { VerdictScreen } from '../verdict/index.tsx';
import type { OwnScreen, Screen } from './screen.ts';

/** The screens of a case, in the order of the rail. */
export const SCREENS: readonly Screen[] = [
  { id: 'verdict', label: () => frameLabels.verdict, icon: 'verdict', key: 'v', component: VerdictScreen },
  { id: 'controls', label: () => controlsScreen.name, icon: 'controls', key: 'o', component: ControlsScreen },
  { id: 'timeline', label: () => frameLabels.timeline, icon: 'timeline', key: 't', component: TimelineScreen, needs: 'events' },
  { id: 'graph', label: () => frameLabels.graph, icon: 'graph', key: 's', component: GraphScreen, needs: 'record' },
  { id: 'matrix', label: () => frameLabels.matrices, icon: 'matrix', key: 'm', component: MatrixScreen, needs: 'record' },
  { id: 'autonomy', label: () => autonomyScreen.name, icon: 'autonomy', key: 'y', component: AutonomyScreen, needs: 'events' },
  { id: 'operations', label: () => operationsText.name, icon: 'operations', key: 'n', component: OperationsScreen, needs: 'events' },
  { id: 'action', label: () => frameLabels.actions, icon: 'action', key: 'a', component: ActionScreen, needs: 'events' },
  { id: 'evidence', label: () => frameLabels.evidence, icon: 'evidence', key: 'e', component: EvidenceScreen },
  { id: 'chain', label: () => frameLabels.chain, icon: 'chain', key: 'l', component: ChainScreen },
  { id: 'review', label: () => frameLabels.review, icon: 'review', key: 'r', component: ReviewScreen },
  { id: 'report', label: () => reportScreen.name, icon: 'report', key: 'p', component: ReportScreen },
];

/** The screens of the workstation itself, below those of a case. */
export const OWN_SCREENS: readonly OwnScreen[] = [
  { id: 'trust', label: () => frameLabels.trust, icon: 'trust', key: 'k', component: TrustScreen },
  { id: 'custody', label: () => frameLabels.custody, icon: 'custody', key: 'u', component: CustodyScreen },
];
