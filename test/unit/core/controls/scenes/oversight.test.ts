import { OVERSIGHT_SCENES } from '../../../../../src/producer/scenes/oversight/index.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(OVERSIGHT_SCENES);
