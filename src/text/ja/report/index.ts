import type { TextLike } from '../../catalogue.ts';
import type { reportText as english } from '../../en/report/index.ts';
import { controls, ownControls, populations } from './controls.ts';
import { checksTable, custody, files, signers, streams } from './evidence.ts';
import { graph, metrics, timeline } from './figures.ts';
import { findingsWords, glossary, places } from './findings.ts';
import { frameworks, notices } from './frameworks.ts';
import { repeat } from './repeat.ts';
import { review } from './review.ts';
import { scope, sectionTitles } from './scope.ts';
import { inputs, subject } from './subject.ts';
import { notProved, verdict } from './verdict.ts';

export const reportText: TextLike<typeof english> = {
  sectionTitles, verdict, notProved, subject, inputs, scope, frameworks, notices, controls, ownControls, populations, metrics, timeline, graph, findings: findingsWords, places, glossary,
  signers, streams, checks: checksTable, files, custody, review, repeat,
  sentences: (all) => all.join(''),
};
