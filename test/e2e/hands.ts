import { expect, type Locator, type Page } from '@playwright/test';

/** Strokes of Tab that a person bears on the way to one thing of a screen. */
const BORNE = 40;

/** A person without a mouse: everything is a key. Nothing is clicked, filled in or focused by script. */
export interface Hands {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (words: string) => Promise<void>;
  /** Takes the place of what the focused field held. */
  readonly retype: (words: string) => Promise<void>;
  /** To a screen, by `g` and its key. */
  readonly go: (key: string) => Promise<void>;
  /** Chooses the first answer of the search to these words. */
  readonly search: (words: string) => Promise<void>;
  /** Tabs until the focus is on it, backwards if asked; fails where it cannot be reached, or only with more strokes than a person bears. */
  readonly reach: (target: Locator, direction?: 'forward' | 'back') => Promise<void>;
  /** Reaches it and presses Enter. */
  readonly enter: (target: Locator, direction?: 'forward' | 'back') => Promise<void>;
  /** Reaches the group of a radio and goes through it by arrows until that one is chosen. */
  readonly choose: (radio: Locator) => Promise<void>;
}

export function handsOn(page: Page): Hands {
  const { keyboard } = page;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  const tabUntil = async (what: string, there: () => Promise<boolean>, direction: 'forward' | 'back' = 'forward'): Promise<void> => {
    for (let strokes = 0; strokes <= BORNE; strokes += 1) {
      if (await there()) return;
      await press(direction === 'forward' ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(`${what} is not reached by ${BORNE} strokes of Tab`);
  };
  const reach: Hands['reach'] = async (target, direction) => {
    const first = target.first();
    await expect(first).toBeVisible();
    await tabUntil(String(target), () => first.evaluate((element) => element === document.activeElement), direction);
  };
  return {
    press,
    type: (words) => keyboard.type(words),
    retype: async (words) => {
      await press('Control+a');
      await keyboard.type(words);
    },
    go: (key) => press('g', key),
    search: async (words) => {
      await press('Control+k');
      await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
      await keyboard.type(words);
      await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(words);
      await press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    },
    reach,
    enter: async (target, direction) => {
      await reach(target, direction);
      await press('Enter');
    },
    choose: async (radio) => {
      await expect(radio).toBeVisible();
      await tabUntil(String(radio), () => radio.evaluate((element) => element.closest('[role=radiogroup]')?.contains(document.activeElement) === true && document.activeElement?.getAttribute('role') === 'radio'));
      const options = await radio.evaluate((element) => element.closest('[role=radiogroup]')?.querySelectorAll('[role=radio]').length ?? 0);
      for (let step = 0; step < options && (await radio.getAttribute('aria-checked')) !== 'true'; step += 1) await press('ArrowRight');
      await expect(radio).toHaveAttribute('aria-checked', 'true');
    },
  };
}
