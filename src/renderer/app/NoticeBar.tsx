import { useEffect, type ReactNode } from 'react';
import { frameLabels } from '../../text/index.ts';
import { DragOut } from '../design/DragOut.tsx';
import { Icon } from '../design/Icon.tsx';
import { useSession } from './session.ts';

const SHOWN_MS = 15_000;

/** What was just done, and the way back. */
export function NoticeBar(): ReactNode {
  const notice = useSession((session) => session.notice);
  const say = useSession((session) => session.say);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => say(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, say]);
  return (
    <div className="notice-place" role="status">
      {notice && (
        <div className="notice">
          <span><DragOut onDrag={notice.drag ?? null}>{notice.text()}</DragOut></span>
          {notice.undo && <button type="button" className="button quiet" onClick={() => { notice.undo?.(); say(null); }}>{frameLabels.undo}</button>}
          {notice.action && <button type="button" className="button quiet" onClick={() => { notice.action?.run(); say(null); }}>{notice.action.label()}</button>}
          <button type="button" className="icon-button small" aria-label={frameLabels.dismiss} onClick={() => say(null)}><Icon name="close" size={14} /></button>
        </div>
      )}
    </div>
  );
}
