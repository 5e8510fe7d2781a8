import { sayControls } from '../control-text.ts';
import { controls } from './controls/index.ts';

export const { controlText, factText, exceptionClause } = sayControls({ controls, unknown: (id) => `統制テスト ${id}`, end: '。' });
