import { Dexie, type Table } from 'dexie';
import type { BookmarkRow, CaseRow, Change, DispositionRow, FilterRow, NoteRow, OwnControlRow, SampleRow, SignOffRow, TagRow, WaiverRow, WorkpaperRow } from './types.ts';

export interface MetaRow { readonly key: string; readonly value: unknown }
/** Under which a case's choices for its report are kept: the window's own, not review work. They go with the case. */
export const draftKey = (caseId: string): string => `report/${caseId}`;
/** A change not yet in the vault's journal; `n` keeps the order in which it was made. */
export interface OutboxRow { readonly n?: number; readonly change: Change }

/** The window's working store. The vault's journal is what lasts; this can be lost and filled again. */
export class ReviewDatabase extends Dexie {
  declare readonly cases: Table<CaseRow, string>;
  declare readonly notes: Table<NoteRow, string>;
  declare readonly bookmarks: Table<BookmarkRow, string>;
  declare readonly filters: Table<FilterRow, string>;
  declare readonly dispositions: Table<DispositionRow, string>;
  declare readonly tags: Table<TagRow, string>;
  declare readonly samples: Table<SampleRow, string>;
  declare readonly workpapers: Table<WorkpaperRow, string>;
  declare readonly waivers: Table<WaiverRow, string>;
  declare readonly controls: Table<OwnControlRow, string>;
  declare readonly signoffs: Table<SignOffRow, string>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly outbox: Table<OutboxRow, number>;

  constructor(name = 'proofroom-review') {
    super(name);
    this.version(1).stores({
      cases: 'id, digest, openedAt',
      notes: 'id, caseId, [caseId+target]',
      bookmarks: 'id, caseId, [caseId+target]',
      filters: 'id, caseId, [caseId+screen]',
      meta: 'key',
      outbox: '++n',
    });
    // A window that followed the journal before these tables existed left their entries out: it follows it anew.
    this.version(2).stores({
      dispositions: 'id, caseId, [caseId+target]',
      tags: 'id, caseId, [caseId+target]',
      samples: 'id, caseId',
      workpapers: 'id, caseId',
      signoffs: 'id, caseId',
    }).upgrade((transaction) => transaction.table('meta').delete('position'));
    this.version(3).stores({ waivers: 'id, caseId' }).upgrade((transaction) => transaction.table('meta').delete('position'));
    this.version(4).stores({ controls: 'id, caseId' }).upgrade((transaction) => transaction.table('meta').delete('position'));
  }
}
