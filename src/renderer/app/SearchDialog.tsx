import { useDeferredValue, useEffect, useEffectEvent, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SearchHit } from '../../contract/index.ts';
import { COMMANDS } from '../../contract/commands.ts';
import { commandsText, displayName, frameLabels } from '../../text/index.ts';
import { focusOnOpen } from '../design/focus.ts';
import { Dialog } from '../design/Dialog.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { useEngine, useQuery, useShell } from '../engine/index.tsx';
import { useBookmarks, useCases } from '../review/index.tsx';
import { parseTarget } from '../review/types.ts';
import { enterMain } from './frame-parts.ts';
import type { Selection, SelectionKind } from './navigation.ts';
import { SCREENS } from './screens.ts';
import { KIND_ICONS, kindWords } from './selection-label.ts';
import { currentSession, useSession } from './session.ts';
import type { Commands } from './use-commands.tsx';

interface Choice {
  readonly key: string;
  readonly icon: IconName;
  readonly label: string;
  readonly detail: string;
  readonly choose: () => void;
}

const COMMAND_KEY = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const HIT_KINDS: Readonly<Record<SearchHit['kind'], SelectionKind>> = {
  event: 'event', action: 'action', file: 'file', system: 'node', person: 'person', agent: 'agent', finding: 'finding',
};

/** One field for everything with a name, and every command; empty, it offers screens, bookmarks, cases and commands. */
export function SearchDialog({ commands, onClose }: { readonly commands: Commands; readonly onClose: () => void }): ReactNode {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  /** Enter was pressed before what the text finds was there: whoever types fast must not get what stood there for another text. */
  const [entered, setEntered] = useState(false);
  const id = useId();
  const sought = useDeferredValue(text.trim());
  const { choices, waiting, note } = useChoices(sought, commands);
  const settled = sought === text.trim() && !waiting;
  const at = Math.min(active, choices.length - 1);
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    onClose();
    const { address } = currentSession();
    choice.choose();
    // After the dialog is gone, which gives the focus back to where it was only if nothing else took it.
    if (currentSession().address !== address) requestAnimationFrame(enterMain);
  };
  const chooseAsEntered = useEffectEvent(() => choose(choices[at]));
  useEffect(() => {
    if (entered && settled) chooseAsEntered();
  }, [entered, settled]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(choices.length - 1, at + step)));
    } else if (event.key === 'Enter') setEntered(true);
  };
  return (
    <Dialog title={frameLabels.search} onClose={onClose}>
      <input
        className="search-input"
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={choices.length > 0 ? `${id}-${at}` : undefined}
        aria-label={frameLabels.searchThisCaseOr}
        placeholder={frameLabels.anIdAName}
        ref={focusOnOpen}
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className="search-hits"
        role="listbox"
        tabIndex={-1}
        id={id}
        aria-label={frameLabels.found}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const place = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined;
          if (place !== undefined) choose(choices[Number(place)]);
        }}
      >
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`${id}-${index}`}
            className="search-hit"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-index={index}
            ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <Icon name={choice.icon} size={16} />
            <span className="search-label">{choice.label}</span>
            <span className="quiet">{choice.detail}</span>
          </div>
        ))}
      </div>
      {note !== null && <p className="quiet" role="status">{note}</p>}
    </Dialog>
  );
}

function useChoices(text: string, commands: Commands): { readonly choices: readonly Choice[]; readonly waiting: boolean; readonly note: string | null } {
  const engine = useEngine();
  const { open, go, address } = useSession();
  const cases = useCases() ?? [];
  const bookmarks = useBookmarks(open?.caseId ?? '') ?? [];
  const digest = open?.evidence.digest ?? '';
  const hits = useQuery(
    open === null || text === '' ? null : ['search', digest, text],
    (signal) => engine.record.search({ digest, text }, { signal }),
  );
  const select = (selection: Selection): void =>
    go({ ...(open ? { caseId: open.caseId } : {}), ...(address.screen === 'cases' ? { screen: 'evidence' as const } : {}), selection });
  // A browser keeps most of these keys for itself; only a shell with a menu of its own has them.
  const menuKeys = useShell().kind === 'electron';
  const has = (label: string): boolean => label.toLowerCase().includes(text.toLowerCase());

  const places: readonly Choice[] = [
    ...(open ? SCREENS.filter(({ label }) => has(label())).map((screen): Choice => ({
      key: `screen/${screen.id}`, icon: screen.icon, label: screen.label(), detail: `g ${screen.key}`, choose: () => go({ caseId: open.caseId, screen: screen.id }),
    })) : []),
    ...bookmarks.filter(({ label }) => has(label)).flatMap((row): Choice[] => {
      const target = parseTarget(row.target);
      return target ? [{ key: `bookmark/${row.id}`, icon: 'bookmark', label: displayName(row.label, 80), detail: frameLabels.bookmark(kindWords()[target.kind]), choose: () => select(target) }] : [];
    }),
    ...cases.filter((row) => !row.archived && has(row.name) && row.id !== open?.caseId).slice(0, 8).map((row): Choice => ({
      key: `case/${row.id}`, icon: 'cases', label: displayName(row.name, 80), detail: frameLabels.case, choose: () => go({ caseId: row.id, screen: 'verdict' }),
    })),
  ];
  const found = text === '' ? [] : (hits.data ?? []).map((hit): Choice => ({
    key: `${hit.kind}/${hit.id}`,
    icon: KIND_ICONS[HIT_KINDS[hit.kind]],
    label: displayName(hit.label, 100) || displayName(hit.id, 100),
    detail: `${kindWords()[HIT_KINDS[hit.kind]]} ${displayName(hit.id, 40)}`,
    choose: () => select({ kind: HIT_KINDS[hit.kind], id: hit.id }),
  }));
  const deeds = COMMANDS.flatMap(({ id, accelerator }): Choice[] => {
    const run = commands[id];
    const label = commandsText.commands[id];
    if (run === undefined || id === 'search' || !has(label)) return [];
    return [{ key: `command/${id}`, icon: 'keys', label, detail: accelerator === null || !menuKeys ? commandsText.command : accelerator.replace('CmdOrCtrl', COMMAND_KEY), choose: run }];
  });
  const choices = [...found, ...places, ...deeds];
  const waiting = text !== '' && open !== null && hits.status === 'loading';
  return { choices, waiting, note: waiting ? frameLabels.searching : choices.length === 0 ? frameLabels.nothingInThisCase(displayName(text, 60)) : null };
}
