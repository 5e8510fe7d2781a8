import { APPROVAL_SCENES } from '../../../../../src/producer/scenes/approval/index.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(APPROVAL_SCENES);
