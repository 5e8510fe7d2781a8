import type { FactReasons } from '../../../core/controls/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { approval } from './approval.ts';
import { approvers } from './approvers.ts';
import { changes } from './change.ts';
import { data } from './data.ts';
import { identity } from './identity.ts';
import { integrity } from './integrity.ts';
import { orchestration } from './orchestration.ts';
import { oversight } from './oversight.ts';
import { packages } from './packages.ts';
import { policy } from './policy.ts';

/** 日本語による統制テスト。文のないテストや理由はコンパイルできない。 */
export const controls: ControlTexts<FactReasons> = {
  ...integrity, ...identity, ...policy, ...changes, ...approval, ...approvers, ...data, ...packages, ...orchestration, ...oversight,
};
