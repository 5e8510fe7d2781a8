import type { ReactNode } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { designLabels } from '../../text/index.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** Set for one choice among several. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onAction: () => void;
}
export interface MenuGroup { readonly title?: string; readonly entries: readonly MenuEntry[] }

/** A button with a menu. */
export function MenuButton({ label, icon, groups, text, className = 'icon-button' }: {
  readonly label: string;
  readonly icon?: IconName;
  readonly text?: ReactNode;
  readonly groups: readonly MenuGroup[];
  readonly className?: string;
}): ReactNode {
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label}>
        {icon && <Icon name={icon} size={18} />}
        {text}
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="menu" aria-label={label}>
          {groups.map((group, index) => (
            <MenuSection key={group.title ?? index} className="menu-section">
              {group.title !== undefined && <Header className="menu-title">{group.title}</Header>}
              {group.entries.map((entry) => (
                <MenuItem key={entry.id} id={entry.id} className="menu-item" textValue={entry.label} isDisabled={entry.disabled ?? false} onAction={entry.onAction}>
                  <span className="menu-tick">{entry.checked && <Icon name="tick" size={16} />}</span>
                  {entry.label}
                  {entry.checked && <span className="sr-only">{' '}{designLabels.chosen}</span>}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
