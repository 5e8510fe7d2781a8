import { controlSpeech } from '../control-text.ts';
import { frameworks } from '../en/frameworks.ts';
import { controls } from './controls/index.ts';

export const { controlText, factText, exceptionClause, mappingText } = controlSpeech({ controls, frameworks, unknown: (id) => `統制テスト ${id}`, end: '。' });
