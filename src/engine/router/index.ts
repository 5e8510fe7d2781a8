import { os } from './base.ts';
import { actions } from './actions.ts';
import { autonomy } from './autonomy.ts';
import { chain } from './chain.ts';
import { controls } from './controls.ts';
import { custody } from './custody.ts';
import { events } from './events.ts';
import { evidence } from './evidence.ts';
import { firstFailures } from './first-failures.ts';
import { graph } from './graph.ts';
import { matrix } from './matrix.ts';
import { operations } from './operations.ts';
import { ownControls } from './own-controls.ts';
import { reconciliation } from './reconciliation.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { review } from './review.ts';
import { runs } from './runs.ts';
import { session } from './session.ts';
import { signedDocuments } from './signed-documents.ts';
import { timeline } from './timeline.ts';
import { trust } from './trust.ts';
import { waivers } from './waivers.ts';

export type { RouterContext, RouterEngine } from './context.ts';
export { createDownloads, type Downloads } from './downloads.ts';
export { createIntakes, type Intakes, type TakenIn } from './intakes.ts';

/** Every procedure of the contract; both shells serve this one router. */
export const router = os.router({ session, evidence, runs, record, events, timeline, graph, matrix, actions, autonomy, firstFailures, operations, controls, ownControls, waivers, signedDocuments, reconciliation, report, chain, custody, trust, review });
