import type { Catalogue, Language } from './catalogue.ts';
import * as english from './en/index.ts';
import * as japanese from './ja/index.ts';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: english, ja: japanese };

/**
 * The texts in the language that this process speaks, as live bindings: read them where a sentence is made, never into a
 * constant of a module, which would keep the language it was loaded in. A process speaks English until `speak` is called.
 */
export let {
  formatBytes, formatDuration, formatTime, displayList,
  axes, outcomes, axisAnswer, checks, controlText, counted, exceptionClause, factText, mappingText, eventTypes, exportEventTypes, findings, headline, comparisonWords, figureWords, metrics, nextSteps, notProved, problemClause, shown,
  actionKinds, actionOutcomes, actorKinds, dataClasses, environments, labels, layers, NOT_STATED, reversibilities, riskClasses, severities, sourceFormats,
  actionText, actionHeadlineText,
  autonomyScreen, casesText,
  chainScreen,
  commandsText, controlsScreen,
  acts, custodyScreen,
  filterText, redactionWords, auditorPackText, oscalText,
  factValue, labelOf,
  evidenceText, oidText,
  graphText,
  matrixText,
  mergedText,
  reportScreen,
  reportText,
  reconciliationText,
  ownControlsText, frameworksText,
  reviewText,
  shellText, signOffStateText,
  timelineText,
  changeWords, kindWord, logWords, memberWord, ownInspector, partWords, purposeWords, signerWords, trustScreen,
  verdictText,
  actionLabels, frameLabels, casesLabels, chainLabels, custodyLabels, designLabels, evidenceLabels, graphLabels, inspectorLabels, matrixLabels, reviewLabels, timelineLabels, trustLabels, verdictLabels,
}: Catalogue = english;

let language: Language = 'en';

/** All texts of one language, whatever this process speaks: for what is written while others may change that. */
export const textsIn = (chosen: Language): Catalogue => CATALOGUES[chosen];

export const spokenLanguage = (): Language => language;

/** From here on this process speaks `next`: the window when a person chooses it, a report's writer for its reader. */
export function speak(next: Language): void {
  language = next;
  ({
    formatBytes, formatDuration, formatTime, displayList,
    axes, outcomes, axisAnswer, checks, controlText, counted, exceptionClause, factText, mappingText, eventTypes, exportEventTypes, findings, headline, comparisonWords, figureWords, metrics, nextSteps, notProved, problemClause, shown,
    actionKinds, actionOutcomes, actorKinds, dataClasses, environments, labels, layers, NOT_STATED, reversibilities, riskClasses, severities, sourceFormats,
    actionText, actionHeadlineText,
    autonomyScreen, casesText,
    chainScreen,
    commandsText, controlsScreen,
    acts, custodyScreen,
    filterText, redactionWords, auditorPackText, oscalText,
    factValue, labelOf,
    evidenceText, oidText,
    graphText,
    matrixText,
    mergedText,
      reportScreen,
    reportText,
    reconciliationText,
    ownControlsText, frameworksText,
    reviewText,
    shellText, signOffStateText,
    timelineText,
    changeWords, kindWord, logWords, memberWord, ownInspector, partWords, purposeWords, signerWords, trustScreen,
    verdictText,
    actionLabels, frameLabels, casesLabels, chainLabels, custodyLabels, designLabels, evidenceLabels, graphLabels, inspectorLabels, matrixLabels, reviewLabels, timelineLabels, trustLabels, verdictLabels,
  } = CATALOGUES[next]);
}
