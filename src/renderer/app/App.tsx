import { useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { frameLabels } from '../../text/index.ts';
import { Cases } from '../cases/Cases.tsx';
import { DropZone } from '../cases/DropZone.tsx';
import { CaseWaiting, useOpenCase } from '../cases/open-case.tsx';
import { MergedDialog } from '../cases/MergedDialog.tsx';
import { useImports } from '../cases/use-imports.ts';
import { useThemeAttribute } from '../design/theme.ts';
import { useEngine, useShell } from '../engine/index.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { OwnInspector } from '../inspector/OwnInspector.tsx';
import { EndedBanner } from './EndedBanner.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useEnteredScreen } from './frame-parts.ts';
import { useFrameKeys } from './keyboard.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { Rail } from './Rail.tsx';
import { NoRecord, recordMissing, RecordStanding } from './RecordState.tsx';
import { isOwnScreen } from './navigation.ts';
import { OWN_SCREENS, SCREENS } from './screens.ts';
import { SearchDialog } from './SearchDialog.tsx';
import { useScrollPlace, watchScroller } from './scroll-place.ts';
import { useCommands, type Commands } from './use-commands.tsx';
import { inspectorShown, useSession, type Panel as PanelName } from './session.ts';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';

/** The one frame: where you are, what you can go to, the question, the selected thing, what is certain. */
export function App(): ReactNode {
  const engine = useEngine();
  const { address, open, density, language, clock, go, select } = useSession();
  const inspector = useSession(inspectorShown);
  const imports = useImports();
  const { commands, inputs } = useCommands(imports);
  useThemeAttribute();
  useFrameKeys();
  useEnteredScreen(address.screen);
  useStartFiles(imports.takeIntakes);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  const inCase = address.screen !== 'cases';
  const current = open !== null && open.caseId === address.caseId ? open : null;
  return (
    // Another language or clock: what was memoised or drawn in the one before is made again.
    <div key={`${language} ${clock}`} className="frame" data-inspector={inCase && inspector}>
      <TitleBar />
      <Rail />
      <main ref={watchScroller} className="frame-main" tabIndex={-1} data-part><EndedBanner /><Place name={`${address.caseId ?? ''}/${address.screen}`} />{isOwnScreen(address.screen) ? <OwnScreenPlace /> : inCase ? <CaseScreen /> : <Cases imports={imports} />}</main>
      {inCase && inspector && (
        <aside className="frame-inspector" tabIndex={-1} data-part aria-label={frameLabels.inspector}>
          {current === null && isOwnScreen(address.screen) && <OwnInspector engine={engine} selection={address.selection} reach={{ go, select }} />}
          {current && (
            <ErrorBoundary key={`${address.selection?.kind}:${address.selection?.id}`} what={frameLabels.theInspector}>
              <Inspector engine={engine} open={current} address={address} go={go} select={select} />
            </ErrorBoundary>
          )}
        </aside>
      )}
      <StatusBar />
      <NoticeBar />
      <Panels commands={commands} />
      <Merged />
      {inputs}
      <DropZone takeFiles={imports.takeFiles} />
    </div>
  );
}

function CaseScreen(): ReactNode {
  const engine = useEngine();
  const opened = useOpenCase();
  const { address, open, twin, go, select, setFilter, setTwin } = useSession();
  const screen = SCREENS.find((each) => each.id === address.screen);
  if (opened.state !== 'ready') return <CaseWaiting sentence={opened.sentence} problem={opened.state === 'problem'} />;
  if (open === null || screen === undefined) return null;
  const Component = screen.component;
  const { run } = open.run;
  const missing = screen.needs === undefined ? null : recordMissing(run, screen.needs === 'events');
  if (missing !== null) return <NoRecord run={run} missing={missing} go={go} />;
  return (
    <ErrorBoundary key={`${open.evidence.digest}/${screen.id}`} what={frameLabels.theScreen(screen.label())}>
      {screen.needs !== undefined && <RecordStanding run={run} go={go} />}
      <Component
        engine={engine}
        evidence={open.evidence}
        digest={open.evidence.digest}
        run={open.run}
        address={address}
        selection={address.selection}
        select={select}
        filter={address.filter}
        setFilter={setFilter}
        twin={twin}
        setTwin={setTwin}
        go={go}
      />
    </ErrorBoundary>
  );
}

function OwnScreenPlace(): ReactNode {
  const engine = useEngine();
  const { address, open, go, select, setFilter } = useSession();
  const screen = OWN_SCREENS.find((each) => each.id === address.screen);
  if (screen === undefined) return null;
  const Component = screen.component;
  return (
    <ErrorBoundary key={screen.id} what={frameLabels.theScreen(screen.label())}>
      {address.caseId !== null && <OpensCase />}
      <Component engine={engine} open={open !== null && open.caseId === address.caseId ? open : null} selection={address.selection} select={select} filter={address.filter} setFilter={setFilter} go={go} />
    </ErrorBoundary>
  );
}

/** Stands before the screen, so that what a screen brings into view by itself comes after. */
function Place({ name }: { readonly name: string }): null {
  useScrollPlace(name);
  return null;
}

/** The case that the address names is opened beside a screen that does not wait for it. */
function OpensCase(): null {
  useOpenCase();
  return null;
}

function Panels({ commands }: { readonly commands: Commands }): ReactNode {
  const panel = useSession((session) => session.panel);
  const show = useSession((session) => session.show);
  if (panel === null) return null;
  const Panel = PANELS[panel];
  return <Panel commands={commands} onClose={() => show(null)} />;
}

function Merged(): ReactNode {
  const merged = useSession((session) => session.merged);
  const showMerged = useSession((session) => session.showMerged);
  return merged === null ? null : <MergedDialog conflicts={merged} onClose={() => showMerged(null)} />;
}

const PANELS: Readonly<Record<PanelName, ComponentType<{ readonly commands: Commands; readonly onClose: () => void }>>> = {
  search: SearchDialog, keys: KeysDialog,
};

/** Files the workstation was started on become cases, once. */
function useStartFiles(take: (intakes: Awaited<ReturnType<ReturnType<typeof useShell>['startFiles']>>) => void): void {
  const shell = useShell();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void shell.startFiles().then(take, () => {});
  }, [shell, take]);
}
