import { IDENTITY_SCENES } from '../../../../../src/producer/scenes/identity/index.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(IDENTITY_SCENES);
