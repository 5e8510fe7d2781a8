import { controlSpeech } from '../control-text.ts';
import { controls } from './controls/index.ts';
import { frameworks } from './frameworks.ts';

export const { controlText, factText, exceptionClause, mappingText } = controlSpeech({ controls, frameworks, unknown: (id) => `Control test ${id}`, end: '.' });
