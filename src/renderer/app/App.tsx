import { useEffect, type ReactNode } from 'react';
import { useResolvedTheme } from '../design/theme.ts';
import { useEngine } from '../engine/index.tsx';
import { Rail } from './Rail.tsx';
import { SCREENS } from './screens.ts';
import { followAddress, useSession } from './session.ts';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';

/** The one frame: where you are, what you can go to, the question, the selected thing, what is certain. */
export function App(): ReactNode {
  useResolvedTheme();
  const density = useSession((session) => session.density);
  useEffect(followAddress, []);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return (
    <div className="frame">
      <TitleBar />
      <Rail />
      <main className="frame-main"><CurrentScreen /></main>
      <aside className="frame-inspector" aria-label="Inspector" />
      <StatusBar />
    </div>
  );
}

function CurrentScreen(): ReactNode {
  const engine = useEngine();
  const { address, open, twin, go, select, setFilter, setTwin } = useSession();
  const screen = SCREENS.find((each) => each.id === address.screen);
  if (open === null || screen === undefined) return <section className="screen"><h1>Cases</h1></section>;
  const Component = screen.component;
  return (
    <Component
      key={open.evidence.digest}
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
  );
}
