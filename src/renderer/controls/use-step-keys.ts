import { useEffect } from 'react';
import { currentSession } from '../app/session.ts';

/** `n` and `p` step through the tests while one is on screen; nothing is taken from a field being typed in. */
export function useStepKeys(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || currentSession().panel !== null) return;
      if (target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=menu], [role=dialog]') !== null)) return;
      if (event.key === 'n' || event.key === 'p') step(event.key === 'n' ? 1 : -1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [step]);
}
