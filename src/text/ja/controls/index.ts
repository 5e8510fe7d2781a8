import type { FactReasons } from '../../../core/controls/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { approval } from './approval.ts';
import { data } from './data.ts';
import { identity } from './identity.ts';
import { integrity } from './integrity.ts';
import { orchestration } from './orchestration.ts';
import { policy } from './policy.ts';

/** 日本語による統制テスト。文のないテストや理由はコンパイルできない。 */
export const controls: ControlTexts<FactReasons> = { ...integrity, ...identity, ...policy, ...approval, ...data, ...orchestration };
