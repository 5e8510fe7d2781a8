import { PACKAGE_SCENES } from '../../../../../src/producer/scenes/packages/index.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(PACKAGE_SCENES);
