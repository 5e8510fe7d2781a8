import { create } from 'zustand';
import type { EvidenceDto, Intake, RunDto } from '../../contract/index.ts';
import type { Language } from '../../text/index.ts';
import type { ProgressView } from '../design/Progress.tsx';
import type { Conflict } from '../review/merge.ts';
import { applyWords, type ClockChoice } from './language.ts';
import { filterOf, formatAddress, HOME, parseAddress, type Address, type FilterOf, type Selection } from './navigation.ts';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'comfortable' | 'dense';

/** The case on screen: its evidence and the run every view shows. Null until both are loaded. */
export interface OpenCase {
  readonly caseId: string;
  readonly name: string;
  readonly evidence: EvidenceDto;
  readonly run: RunDto;
  /** Every bundle of the case that is in the vault, the one on screen among them. */
  readonly members: readonly EvidenceDto[];
}

/** What is said when it is drawn: it outlives a change of language, and a text would stay in the one before. */
export type Words = () => string;

/** Something that takes longer than a look: it stays on screen until it ends or is dismissed. */
export interface Job {
  readonly id: string;
  readonly label: Words;
  readonly progress: ProgressView | null;
  readonly problem: Words | null;
  readonly cancel: () => void;
}

/** Said once at the edge of the window, with the way back where there is one. */
export interface Notice {
  readonly text: Words;
  readonly undo?: () => void;
  /** Starts dragging the file that the text speaks of. */
  readonly drag?: () => void;
  readonly action?: { readonly label: Words; readonly run: () => void };
}

export type Panel = 'search' | 'keys';

export interface Session {
  readonly address: Address;
  /** Filters of this case that stand elsewhere than on the screen that is shown. */
  readonly otherFilters: Readonly<Partial<Record<FilterOf, string>>>;
  readonly open: OpenCase | null;
  readonly theme: Theme;
  readonly density: Density;
  readonly language: Language;
  /** Whose clock times are shown by. */
  readonly clock: ClockChoice;
  /** Whether pictures are shown as their table twin. */
  readonly twin: boolean;
  /** Whether what is selected is inspected. */
  readonly inspector: boolean;
  /** Whether the inspector stands open with nothing selected: it takes no room unasked. */
  readonly emptyInspector: boolean;
  readonly panel: Panel | null;
  /** A file that says it is a trust pack and waits for the person's word. */
  readonly trustCandidate: File | Intake | null;
  /** What a case that was joined said otherwise, until the person has looked at it. */
  readonly merged: readonly Conflict[] | null;
  readonly jobs: readonly Job[];
  readonly notice: Notice | null;
  /** False while the vault has not yet taken all review work. */
  readonly reviewSaved: boolean;
  /** Goes to an address; what is not named stays. Another case starts with nothing selected and no filter. */
  readonly go: (to: Partial<Address>, how?: 'push' | 'replace') => void;
  readonly select: (selection: Selection | null, how?: 'push' | 'replace') => void;
  readonly setFilter: (filter: string) => void;
  readonly setOpen: (open: OpenCase | null) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setDensity: (density: Density) => void;
  readonly setWords: (words: { readonly language?: Language; readonly clock?: ClockChoice }) => void;
  readonly setTwin: (twin: boolean) => void;
  /** Shows or hides the inspector for what is selected, or the empty one where nothing is. */
  readonly setInspector: (shown: boolean) => void;
  readonly show: (panel: Panel | null) => void;
  readonly offerTrustPack: (file: File | Intake | null) => void;
  readonly showMerged: (merged: readonly Conflict[] | null) => void;
  readonly setJob: (job: Job) => void;
  readonly endJob: (id: string) => void;
  readonly say: (notice: Notice | null) => void;
}

/** The only global of the window, with the address it mirrors. */
export const useSession = create<Session>()((set, get) => ({
  address: HOME,
  otherFilters: {},
  open: null,
  theme: 'system',
  density: 'comfortable',
  language: 'en',
  clock: 'utc',
  twin: false,
  inspector: true,
  emptyInspector: false,
  panel: null,
  trustCandidate: null,
  merged: null,
  jobs: [],
  notice: null,
  reviewSaved: true,
  go(to, how = 'push') {
    const now = get().address;
    const otherCase = to.caseId !== undefined && to.caseId !== now.caseId;
    const [here, there] = [filterOf(now.screen), filterOf(to.screen ?? now.screen)];
    const otherFilters = otherCase ? {} : { ...get().otherFilters, [here]: now.filter };
    const from: Address = otherCase ? { ...HOME, screen: 'verdict' } : { ...now, bytes: null, filter: here === there ? now.filter : otherFilters[there] ?? '' };
    const address = { ...from, ...to };
    set({ address, otherFilters });
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
  setWords(words) {
    const { language = get().language, clock = get().clock } = words;
    applyWords(language, clock);
    set({ language, clock });
  },
  setTwin: (twin) => set({ twin }),
  setInspector(shown) {
    set(get().address.selection === null ? { emptyInspector: shown } : { inspector: shown, emptyInspector: get().emptyInspector && shown });
  },
  show: (panel) => set({ panel }),
  offerTrustPack(trustCandidate) {
    set({ trustCandidate });
    if (trustCandidate !== null) get().go({ screen: 'trust', selection: null });
  },
  showMerged: (merged) => set({ merged }),
  setJob(job) {
    const { jobs } = get();
    set({ jobs: jobs.some(({ id }) => id === job.id) ? jobs.map((each) => (each.id === job.id ? job : each)) : [...jobs, job] });
  },
  endJob: (id) => set({ jobs: get().jobs.filter((job) => job.id !== id) }),
  say: (notice) => set({ notice }),
}));

export const inspectorShown = ({ address, inspector, emptyInspector }: Session): boolean => (address.selection === null ? emptyInspector : inspector);

/** The session as it is now, for what happens outside rendering. */
export const currentSession = (): Session => useSession.getState();

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
