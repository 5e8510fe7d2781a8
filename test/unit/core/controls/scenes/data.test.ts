import { DATA_SCENES } from '../../../../../src/producer/scenes/data/index.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(DATA_SCENES);
