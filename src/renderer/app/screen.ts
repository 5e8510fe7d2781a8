import type { ComponentType } from 'react';
import type { EngineClient, EvidenceDto, RunDto } from '../../contract/index.ts';
import type { IconName } from '../design/Icon.tsx';
import type { Address, ScreenId, Selection } from './navigation.ts';
import type { OpenCase } from './session.ts';

/** What every screen of a case is given. Views below it take plain props. */
export interface ScreenProps {
  readonly engine: EngineClient;
  readonly evidence: EvidenceDto;
  /** Digest of the evidence: the first argument of most engine calls. */
  readonly digest: string;
  readonly run: RunDto;
  readonly address: Address;
  readonly selection: Selection | null;
  /** `replace` for stepping with the keyboard, so that back leads out and not through every row. */
  readonly select: (selection: Selection | null, how?: 'push' | 'replace') => void;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  /** True when the picture is to be shown as its table. */
  readonly twin: boolean;
  readonly setTwin: (twin: boolean) => void;
  readonly go: (to: Partial<Address>, how?: 'push' | 'replace') => void;
}

/** What a screen about the workstation itself is given: it stands with a case open, and without one. */
export interface OwnScreenProps {
  readonly engine: EngineClient;
  readonly open: OpenCase | null;
  readonly selection: Selection | null;
  readonly select: ScreenProps['select'];
  readonly filter: string;
  readonly setFilter: ScreenProps['setFilter'];
  readonly go: ScreenProps['go'];
}

export interface OwnScreen extends Omit<Screen, 'component'> {
  readonly component: ComponentType<OwnScreenProps>;
}

export interface Screen {
  readonly id: ScreenId;
  /** Its name in the language that is spoken. */
  readonly label: () => string;
  readonly icon: IconName;
  /** The second key after `g`. */
  readonly key: string;
  readonly component: ComponentType<ScreenProps>;
  /** What it is drawn from, where that is the record: without it another state stands in its place. */
  readonly needs?: 'record' | 'events';
}
