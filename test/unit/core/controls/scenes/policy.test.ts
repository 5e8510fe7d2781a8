import { POLICY_SCENES } from '../../../../../src/producer/scenes/policy/index.ts';
import { describeScenes } from '../../../../support/scenes.ts';

describeScenes(POLICY_SCENES);
