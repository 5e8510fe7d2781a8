import { REPLAY_SCENES } from '../../../../../src/producer/scenes/replay.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(REPLAY_SCENES);
