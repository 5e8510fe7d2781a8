import type { ReactNode } from 'react';
import { frameLabels } from '../../text/index.ts';
import { Icon, type IconName } from '../design/Icon.tsx';
import { OWN_SCREENS, SCREENS } from './screens.ts';
import { useSession } from './session.ts';
import type { ScreenId } from './navigation.ts';

/** Screens as icon and word. Those of a case wait until one is open. */
export function Rail(): ReactNode {
  const { address, open, go } = useSession();
  return (
    <nav className="frame-rail" tabIndex={-1} data-part aria-label={frameLabels.screens}>
      <RailItem id="cases" label={frameLabels.cases} icon="cases" keys="g c" current={address.screen} disabled={false} onPress={() => go({ caseId: null, screen: 'cases' })} />
      <div className="rail-rule" />
      {SCREENS.map((screen) => (
        <RailItem
          key={screen.id}
          id={screen.id}
          label={screen.label()}
          icon={screen.icon}
          keys={`g ${screen.key}`}
          current={address.screen}
          disabled={open === null}
          onPress={() => open && go({ caseId: open.caseId, screen: screen.id })}
        />
      ))}
      <div className="rail-rule" />
      {OWN_SCREENS.map((screen) => (
        <RailItem key={screen.id} id={screen.id} label={screen.label()} icon={screen.icon} keys={`g ${screen.key}`} current={address.screen} disabled={false} onPress={() => go({ screen: screen.id })} />
      ))}
    </nav>
  );
}

function RailItem(props: {
  readonly id: ScreenId;
  readonly label: string;
  readonly icon: IconName;
  readonly keys: string;
  readonly current: ScreenId;
  readonly disabled: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className="rail-item"
      aria-current={props.id === props.current ? 'page' : undefined}
      aria-disabled={props.disabled}
      title={props.disabled ? frameLabels.openACaseFirst : `${props.label} (${props.keys})`}
      onClick={() => !props.disabled && props.onPress()}
    >
      <Icon name={props.icon} />
      <span>{props.label}</span>
    </button>
  );
}
