import { controlTexts } from '../control-text.ts';
import { controls } from './controls.ts';
import { exceptions } from './exceptions.ts';
import { facts } from './facts.ts';

export const { controlText, factText, exceptionClause } = controlTexts({ controls, facts, exceptions, unknown: (id) => `Control test ${id}`, end: '.' });
