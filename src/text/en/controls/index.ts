import type { FactReasons } from '../../../core/controls/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { approval } from './approval.ts';
import { orchestration } from './orchestration.ts';
import { policy } from './policy.ts';

/** Every control test in English. A test or a reason without a sentence does not compile. */
export const controls: ControlTexts<FactReasons> = { ...policy, ...approval, ...orchestration };
