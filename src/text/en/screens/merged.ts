import { plural } from '../../format.ts';

const fields: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  target: 'About', text: 'Text', label: 'Label', createdAt: 'Written', editedAt: 'Changed', caseId: 'Case', screen: 'Screen', name: 'Name', filter: 'Filter', says: 'Disposition', why: 'Why', by: 'By',
  control: 'Control', tag: 'Tag', of: 'Drawn from', population: 'Population', method: 'Method', items: 'Items', evidence: 'Evidence', title: 'Title', sample: 'Sample', preparer: 'Preparer',
  reviewer: 'Reviewer', state: 'State', objective: 'Objective', procedure: 'Procedure', result: 'Result', conclusion: 'Conclusion', envelope: 'Signature',
});

/** Words of what a portable case and the case here say differently. */
export const mergedText = {
  title: (count: number) => `${plural(count, 'entry', 'entries')} said one thing here and another there`,
  kept: 'Both are kept: yours as it was, theirs beside it as an entry of its own. The journal holds both. Nothing was overwritten.',
  what: 'Entry',
  field: 'Field',
  ours: 'Here',
  theirs: 'In the case brought in',
  nothing: 'nothing',
  done: 'Close',
  show: 'Show both sides',
  more: (count: number) => `${plural(count, 'more entry', 'more entries')} differ. They stand in Review, each twice.`,
  /** The sender's word, where it is none of ours. */
  fieldName: (field: string) => fields[field] ?? field,
  tables: {
    cases: 'Case', notes: 'Note', bookmarks: 'Bookmark', filters: 'Saved filter', dispositions: 'Disposition', tags: 'Tag', samples: 'Sample', workpapers: 'Workpaper', waivers: 'Waiver', controls: 'Control of one’s own', signoffs: 'Sign-off',
  },
} as const;
