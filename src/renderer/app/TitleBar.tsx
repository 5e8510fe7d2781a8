import type { ReactNode } from 'react';
import { displayName, frameLabels, LANGUAGES } from '../../text/index.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { MenuButton } from '../design/MenuButton.tsx';
import { LANGUAGE_NAMES, type ClockChoice } from './language.ts';
import { formatAddress, isOwnScreen, type Address } from './navigation.ts';
import { OWN_SCREENS, SCREENS } from './screens.ts';
import { selectionLabel } from './selection-label.ts';
import { inspectorShown, useSession, type Density, type OpenCase, type Theme } from './session.ts';

/** Where you are, as a breadcrumb that is also the address, and the way to anything else. */
export function TitleBar(): ReactNode {
  const { address, open, go, show, setInspector } = useSession();
  const inspector = useSession(inspectorShown);
  return (
    <header className="frame-title" tabIndex={-1} data-part>
      <div className="title-arrows">
        <button type="button" className="icon-button" aria-label={frameLabels.back} title={frameLabels.backAlt} onClick={() => window.history.back()}><Icon name="back" size={18} /></button>
        <button type="button" className="icon-button" aria-label={frameLabels.forward} title={frameLabels.forwardAlt} onClick={() => window.history.forward()}><Icon name="forward" size={18} /></button>
      </div>
      <Breadcrumb address={address} open={open} go={go} />
      <CopyButton text={addressLink(address)} label={frameLabels.copyALinkTo} icon="link" />
      <div className="title-space" />
      <button type="button" className="search-button" onClick={() => show('search')}>
        <Icon name="search" size={16} />
        <span>{frameLabels.search}</span>
        <kbd>{SEARCH_KEYS}</kbd>
      </button>
      <ViewMenu />
      {address.screen !== 'cases' && (
        <button type="button" className="icon-button" aria-pressed={inspector} aria-label={frameLabels.inspector} title={frameLabels.inspectorI} onClick={() => setInspector(!inspector)}>
          <Icon name="panel" size={18} />
        </button>
      )}
    </header>
  );
}

const SEARCH_KEYS = /mac/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

const addressLink = (address: Address): string => formatAddress(address);

function Breadcrumb({ address, open, go }: {
  readonly address: Address;
  readonly open: OpenCase | null;
  readonly go: (to: Partial<Address>) => void;
}): ReactNode {
  const screen = [...SCREENS, ...OWN_SCREENS].find((each) => each.id === address.screen);
  const inCase = address.caseId !== null && open?.caseId === address.caseId;
  return (
    <nav className="breadcrumb" aria-label={frameLabels.address}>
      <ol>
        <Crumb current={address.screen === 'cases' || screen === undefined} onPress={() => go({ caseId: null, screen: 'cases' })}>{frameLabels.cases}</Crumb>
        {inCase && open && <Crumb current={false} onPress={() => go({ screen: 'verdict', selection: null })}>{displayName(open.name, 60)}</Crumb>}
        {screen && (inCase || isOwnScreen(screen.id)) && <Crumb current={address.selection === null} onPress={() => go({ selection: null })}>{screen.label()}</Crumb>}
        {address.selection && (inCase || isOwnScreen(address.screen)) && <Crumb current onPress={() => {}}>{selectionLabel(address.selection, open?.run ?? null)}</Crumb>}
      </ol>
    </nav>
  );
}

function Crumb({ current, onPress, children }: { readonly current: boolean; readonly onPress: () => void; readonly children: string }): ReactNode {
  return (
    <li>
      <Icon name="chevron" size={12} />
      {current ? <span aria-current="location" title={children}>{children}</span> : <button type="button" title={children} onClick={onPress}>{children}</button>}
    </li>
  );
}

const themes = (): readonly (readonly [Theme, string])[] => [['system', frameLabels.asTheSystem], ['light', frameLabels.light], ['dark', frameLabels.dark], ['contrast', frameLabels.highContrast]];
const densities = (): readonly (readonly [Density, string])[] => [['comfortable', frameLabels.comfortable], ['dense', frameLabels.dense]];

const CLOCKS: readonly ClockChoice[] = ['utc', 'local'];

function ViewMenu(): ReactNode {
  const { theme, density, language, clock, setTheme, setDensity, setWords, show } = useSession();
  return (
    <MenuButton
      label={frameLabels.view}
      icon="theme"
      groups={[
        { title: frameLabels.theme, entries: themes().map(([id, label]) => ({ id, label, checked: id === theme, onAction: () => setTheme(id) })) },
        { title: frameLabels.rows, entries: densities().map(([id, label]) => ({ id, label, checked: id === density, onAction: () => setDensity(id) })) },
        { title: frameLabels.language, entries: LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id], checked: id === language, onAction: () => setWords({ language: id }) })) },
        { title: frameLabels.timesIn, entries: CLOCKS.map((id) => ({ id, label: frameLabels.clocks[id], checked: id === clock, onAction: () => setWords({ clock: id }) })) },
        { entries: [{ id: 'keys', label: frameLabels.keys2, onAction: () => show('keys') }] },
      ]}
    />
  );
}
