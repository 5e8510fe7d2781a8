// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FIXED_SECTIONS, FORMAT_CHOICES, REPORT_FORMATS, REPORT_SECTIONS, type ReportChoice, type ReportFormat } from '../../../../src/contract/index.ts';
import { Choices } from '../../../../src/renderer/report/Choices.tsx';
import { freshDraft, type Draft } from '../../../../src/renderer/report/draft.ts';
import type { PlaceOf } from '../../../../src/renderer/report/Sections.tsx';
import { reportScreen, reportText } from '../../../../src/text/index.ts';

afterEach(cleanup);

function shows(draft: Partial<Draft>, more: { readonly filter?: string; readonly filterBad?: boolean; readonly placeOf?: PlaceOf } = {}) {
  const change = vi.fn<(to: Partial<Draft>) => void>();
  const onShow = vi.fn<(page: number) => void>();
  render(<Choices draft={{ ...freshDraft('en'), ...draft }} change={change} filter={more.filter ?? ''} filterBad={more.filterBad ?? false} placeOf={more.placeOf ?? (() => undefined)} onShow={onShow} />);
  return { change, onShow };
}

/** What stands on the screen for each choice that a format may take; controls of one's own go in with the case. */
const STANDS: Readonly<Record<Exclude<ReportChoice, 'own-controls' | 'signature' | 'time-stamp'>, () => unknown>> = {
  paper: () => screen.queryByRole('radiogroup', { name: reportScreen.paper }),
  language: () => screen.queryByRole('radiogroup', { name: reportScreen.language }),
  sections: () => screen.queryByRole('group', { name: reportScreen.sections }),
  filter: () => screen.queryByRole('group', { name: reportScreen.filter }),
  people: () => screen.queryByRole('textbox', { name: reportScreen.preparer }),
  review: () => screen.queryByRole('checkbox', { name: reportScreen.withReview }),
  redactions: () => screen.queryByRole('button', { name: reportScreen.withhold }),
};

describe('what may be chosen', () => {
  test.each(REPORT_FORMATS)('of %s is what the contract says, and nothing else is offered', (format: ReportFormat) => {
    shows({ format });
    for (const [choice, stands] of Object.entries(STANDS)) expect([choice, stands() !== null]).toEqual([choice, FORMAT_CHOICES[format].some((each) => each === choice)]);
    expect(screen.queryByText(reportScreen.whole) === null).toBe(FORMAT_CHOICES[format].includes('redactions'));
  });

  test('another format is one change', () => {
    const { change } = shows({});
    fireEvent.change(screen.getByRole('combobox', { name: reportScreen.format }), { target: { value: 'oscal' } });
    expect(change.mock.calls).toEqual([[{ format: 'oscal' }]]);
  });

  test('four sections are always in; another is left out, and comes back at its place', () => {
    const { change } = shows({ leftOut: ['files'] });
    const sections = within(screen.getByRole('group', { name: reportScreen.sections }));
    const disabled = sections.getAllByRole('checkbox').filter((each) => each.hasAttribute('disabled'));
    expect([sections.getAllByRole('checkbox').length, disabled.length]).toEqual([REPORT_SECTIONS.length, FIXED_SECTIONS.length]);
    fireEvent.click(sections.getByRole('checkbox', { name: reportText.sectionTitles.controls }));
    fireEvent.click(sections.getByRole('checkbox', { name: reportText.sectionTitles.files }));
    expect(change.mock.calls).toEqual([[{ leftOut: ['controls', 'files'] }], [{ leftOut: [] }]]);
  });

  test('a section leads to its page', () => {
    const { onShow } = shows({}, { placeOf: (section) => (section === 'files' ? 64 : null) });
    fireEvent.click(screen.getByRole('button', { name: reportScreen.goToSection(reportText.sectionTitles.files, 64) }));
    expect(onShow.mock.calls).toEqual([[64]]);
  });

  test('a filter in force is shown letter for letter, can be put aside, and one that cannot be used is said', () => {
    const { change } = shows({ useFilter: true }, { filter: 'actor:ada\u202E', filterBad: true });
    const group = within(screen.getByRole('group', { name: reportScreen.filter }));
    expect(group.getByText('actor:ada⟨U+202E⟩')).toBeTruthy();
    expect(group.getByRole('alert').textContent).toBe(reportScreen.filterBad);
    fireEvent.click(group.getByRole('checkbox', { name: reportScreen.withFilter }));
    expect(change.mock.calls).toEqual([[{ useFilter: false }]]);
  });

  test('names are taken over when the field is left', () => {
    const { change } = shows({});
    const preparer = screen.getByRole('textbox', { name: reportScreen.preparer });
    fireEvent.change(preparer, { target: { value: 'Mara' } });
    expect(change).not.toHaveBeenCalled();
    fireEvent.blur(preparer);
    expect(change.mock.calls).toEqual([[{ preparer: 'Mara' }]]);
  });

  test('what is withheld says by whom and why, and is shown again by one press', () => {
    const { change } = shows({ redactions: [{ what: 'people', by: 'Legal', reason: 'Works council' }] });
    const group = within(screen.getByRole('group', { name: reportScreen.redactions }));
    expect(group.getByText('Works council')).toBeTruthy();
    fireEvent.click(group.getByRole('button', { name: reportScreen.stopWithholding(reportScreen.redactables.people) }));
    expect(change.mock.calls).toEqual([[{ redactions: [] }]]);
  });
});
