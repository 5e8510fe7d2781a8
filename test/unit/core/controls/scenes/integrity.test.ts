import { INTEGRITY_SCENES } from '../../../../../src/producer/scenes/integrity.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(INTEGRITY_SCENES);
