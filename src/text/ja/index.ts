/**
 * 日本語のカタログ。用語は次のとおり統一する。
 *
 * 判定（verdict）は軸ごとに 成立（pass）・不成立（fail）・判定不能（indeterminate）・未検査（not checked）・対象外（not applicable）。
 * 軸：完全性（integrity）、真正性（authenticity）、時刻（time）、網羅性（completeness）、ポリシー（policy）、統制（controls）。
 * 検証（run）、検査（check）、検出事項（finding）、統制テスト（control test）、逸脱（exception）、母集団（population）。
 * 作成元（producer）、署名者（signer）、承認者（approver）、責任者（accountable person）、作業パッケージ（work package）、実行証明（receipt）。
 * 署名付きヘッド（signed head）、包含証明（inclusion proof）、マークルルート、失効リスト、タイムスタンプ、時刻認証局、トラストパック。
 * 再評価（replay）、記録のみ（log-only, advisory）、執行（enforce）、緊急アクセス（break-glass）、委任（delegation）、無害化（sanitisation）、移転（transfer）、伏せ字（redaction）。
 * 保管庫（vault）、保管ログ（custody log）、可搬ケース（portable case）、監査調書（workpaper）、作成者（preparer）、査閲者（reviewer）、サインオフ。
 */
export { auditorPackText } from './auditor-pack.ts';
export { axes, outcomes } from './axes.ts';
export { axisAnswer } from './axis-answer.ts';
export { checks } from './checks.ts';
export { controlText, exceptionClause, factText, mappingText } from './control-text.ts';
export { counted } from './counts.ts';
export { eventTypes, exportEventTypes } from './events.ts';
export { findings } from './findings.ts';
export { displayList, formatBytes, formatDuration, formatTime } from './format.ts';
export { headline } from './headline.ts';
export { comparisonWords, figureWords } from './metric-words.ts';
export { metrics } from './metrics.ts';
export { nextSteps } from './next-steps.ts';
export { notProved } from './not-proved.ts';
export { oscalText } from './oscal.ts';
export { redactionWords } from './redaction.ts';
export { reportText } from './report/index.ts';
export { pageText } from './report/page.ts';
export { actionHeadlineText } from './screens/action-headline.ts';
export { actionLabels } from './screens/action-labels.ts';
export { actionText } from './screens/action.ts';
export { autonomyScreen } from './screens/autonomy.ts';
export { casesLabels } from './screens/cases-labels.ts';
export { casesText } from './screens/cases.ts';
export { chainLabels } from './screens/chain-labels.ts';
export { chainScreen } from './screens/chain.ts';
export { commandsText } from './screens/commands.ts';
export { controlsScreen } from './screens/controls.ts';
export { custodyLabels } from './screens/custody-labels.ts';
export { acts, custodyScreen } from './screens/custody.ts';
export { designLabels } from './screens/design-labels.ts';
export { evidenceLabels } from './screens/evidence-labels.ts';
export { evidenceText, oidText } from './screens/evidence.ts';
export { filterText } from './screens/filter.ts';
export { firstFailuresText } from './screens/first-failures.ts';
export { frameLabels } from './screens/frame-labels.ts';
export { frameworksText } from './screens/frameworks.ts';
export { graphLabels } from './screens/graph-labels.ts';
export { graphText } from './screens/graph.ts';
export { inspectorLabels } from './screens/inspector-labels.ts';
export { matrixLabels } from './screens/matrix-labels.ts';
export { matrixText } from './screens/matrix.ts';
export { mergedText } from './screens/merged.ts';
export { nativeText } from './screens/native.ts';
export { operationsText } from './screens/operations.ts';
export { ownControlsText } from './screens/own-controls.ts';
export { reconciliationText } from './screens/reconciliation.ts';
export { recordStateText } from './screens/record-state.ts';
export { reportScreen } from './screens/report.ts';
export { reviewLabels } from './screens/review-labels.ts';
export { reviewText } from './screens/review.ts';
export { shellText } from './screens/shell.ts';
export { signOffStateText } from './screens/sign-off-state.ts';
export { timelineLabels } from './screens/timeline-labels.ts';
export { timelineText } from './screens/timeline.ts';
export { traceText } from './screens/trace.ts';
export { trustLabels } from './screens/trust-labels.ts';
export { changeWords, kindWord, logWords, memberWord, ownInspector, partWords, purposeWords, signerWords, trustScreen } from './screens/trust.ts';
export { verdictLabels } from './screens/verdict-labels.ts';
export { verdictText } from './screens/verdict.ts';
export { factValue, labelOf } from './value-labels.ts';
export { misfitClause, problemClause, shown } from './values.ts';
export { actionKinds, actionOutcomes, actorKinds, dataClasses, environments, labels, layers, NOT_STATED, reversibilities, riskClasses, severities, sourceFormats } from './words.ts';
