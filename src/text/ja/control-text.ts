import { controlSpeech } from '../control-text.ts';
import { frameworks } from '../en/frameworks.ts';
import { controls } from './controls/index.ts';

const speech = controlSpeech({ controls, frameworks, unknown: (id) => `統制テスト ${id}`, end: '。' });

export const { controlText, exceptionClause, mappingText } = speech;

/** Values are set off from the words around them by spaces; beside punctuation and at the ends there is none. */
export const factText: typeof speech.factText = (controlId, fact) => speech.factText(controlId, fact).trim().replace(/(?<=[、。：（「]) | (?=[、。（）」])/g, '');
