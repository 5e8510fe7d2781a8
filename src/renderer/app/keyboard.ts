import { useEffect } from 'react';
import { controlsScreen, frameLabels } from '../../text/index.ts';
import { enterMain, stepParts } from './frame-parts.ts';
import { OWN_SCREENS, SCREENS } from './screens.ts';
import { currentSession, inspectorShown } from './session.ts';

/** How long after `g` the second key counts. */
const CHORD_MS = 1_200;

export const keys = (): readonly (readonly [keys: string, does: string])[] => [
  [frameLabels.ctrlKOrK, frameLabels.searchEventsActionsPeople],
  ['g c', frameLabels.cases],
  ...[...SCREENS, ...OWN_SCREENS].map((screen) => [`g ${screen.key}`, screen.label()] as const),
  [frameLabels.altAlt, frameLabels.backForward],
  ['i', frameLabels.inspectorShowOrHide],
  ['t', frameLabels.pictureOrItsTable],
  ['[ · ]', frameLabels.toTheCauseTo],
  ['1 2 3 4', frameLabels.verdictDepthSentenceChecks],
  [frameLabels.homeEndPage, frameLabels.throughATableOr],
  ['↑ ↓ ← → Enter', frameLabels.graphAndMatricesTo],
  [controlsScreen.keys.open, controlsScreen.keys.opens],
  [controlsScreen.keys.step, controlsScreen.keys.steps],
  [frameLabels.wASD, frameLabels.timelineZoomAndPan],
  ['F6', frameLabels.throughTheParts],
  ['Escape', frameLabels.closeOrSelectNothing],
  ['?', frameLabels.theseKeys],
];

/** Keys of the frame. Screens listen for their own; nothing is taken from a field being typed in. */
export function useFrameKeys(): void {
  useEffect(() => {
    let chordUntil = 0;
    const onKeyDown = (event: KeyboardEvent): void => {
      const session = currentSession();
      if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        session.show('search');
        return;
      }
      if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault();
        if (event.key === 'ArrowLeft') window.history.back();
        else window.history.forward();
        return;
      }
      if (event.key === 'F6' && session.panel === null && session.merged === null) {
        event.preventDefault();
        stepParts(event.shiftKey ? -1 : 1);
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || session.panel !== null) return;
      if (event.timeStamp < chordUntil) {
        chordUntil = 0;
        if (goTo(event.key.toLowerCase())) {
          enterMain();
          event.preventDefault();
          event.stopPropagation();
        }
        return;
      }
      if (event.key === 'g') chordUntil = event.timeStamp + CHORD_MS;
      else if (event.key === '?') session.show('keys');
      else if (event.key === '/') {
        event.preventDefault();
        session.show('search');
      } else if (event.key === 'i') session.setInspector(!inspectorShown(session));
      else if (event.key === 't' || event.key === 'T') session.setTwin(!session.twin);
      else if (event.key === 'Escape' && !event.defaultPrevented && session.address.selection !== null) session.select(null);
    };
    // Before the screens, so that the second key of a chord is not also theirs.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function goTo(key: string): boolean {
  const { open, go } = currentSession();
  if (key === 'c') {
    go({ caseId: null, screen: 'cases' });
    return true;
  }
  const own = OWN_SCREENS.find((each) => each.key === key);
  if (own !== undefined) {
    go({ screen: own.id });
    return true;
  }
  const screen = SCREENS.find((each) => each.key === key);
  if (screen === undefined || open === null) return false;
  go({ caseId: open.caseId, screen: screen.id });
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=menu], [role=dialog]') !== null);
}
