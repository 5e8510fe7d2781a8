import { create } from 'zustand';
import type { EvidenceDto, RunDto } from '../../contract/index.ts';
import { formatAddress, HOME, parseAddress, type Address, type Selection } from './navigation.ts';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'comfortable' | 'dense';

/** The case on screen: its evidence and the run every view shows. Null until both are loaded. */
export interface OpenCase {
  readonly caseId: string;
  readonly name: string;
  readonly evidence: EvidenceDto;
  readonly run: RunDto;
}

export interface Session {
  readonly address: Address;
  readonly open: OpenCase | null;
  readonly theme: Theme;
  readonly density: Density;
  /** Whether pictures are shown as their table twin. */
  readonly twin: boolean;
  /** Goes to an address; what is not named stays. Another case starts with nothing selected and no filter. */
  go(to: Partial<Address>, how?: 'push' | 'replace'): void;
  select(selection: Selection | null, how?: 'push' | 'replace'): void;
  setFilter(filter: string): void;
  setOpen(open: OpenCase | null): void;
  setTheme(theme: Theme): void;
  setDensity(density: Density): void;
  setTwin(twin: boolean): void;
}

/** The only global of the window, with the address it mirrors. */
export const useSession = create<Session>()((set, get) => ({
  address: HOME,
  open: null,
  theme: 'system',
  density: 'comfortable',
  twin: false,
  go(to, how = 'push') {
    const now = get().address;
    const otherCase = to.caseId !== undefined && to.caseId !== now.caseId;
    const from: Address = otherCase ? { ...HOME, screen: 'verdict' } : { ...now, bytes: null };
    const address = { ...from, ...to };
    set({ address });
    writeAddress(address, how);
  },
  select(selection, how = 'push') {
    get().go({ selection }, how);
  },
  setFilter(filter) {
    get().go({ filter }, 'replace');
  },
  setOpen: (open) => set({ open }),
  setTheme: (theme) => set({ theme }),
  setDensity: (density) => set({ density }),
  setTwin: (twin) => set({ twin }),
}));

/** Makes the session follow the browser's address, back and forward included. Returns the undoing. */
export function followAddress(): () => void {
  const read = (): void => useSession.setState({ address: parseAddress(window.location.hash) });
  read();
  window.addEventListener('hashchange', read);
  window.addEventListener('popstate', read);
  return () => {
    window.removeEventListener('hashchange', read);
    window.removeEventListener('popstate', read);
  };
}

function writeAddress(address: Address, how: 'push' | 'replace'): void {
  const hash = formatAddress(address);
  if (hash === window.location.hash) return;
  if (how === 'push') window.history.pushState(null, '', hash);
  else window.history.replaceState(null, '', hash);
}
