import { ORCHESTRATION_SCENES } from '../../../../../src/producer/scenes/orchestration/index.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(ORCHESTRATION_SCENES);
