import { LANGUAGES, setClock, speak, type Language, UTC } from '../../text/index.ts';
import { localClock } from './local-clock.ts';

export type ClockChoice = 'utc' | 'local';

/** What each language calls itself: whoever looks for it need not read the one that is spoken. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };

/** The first language asked for that is spoken here; English where none is. */
export function preferredLanguage(wanted: readonly string[] = navigator.languages): Language {
  for (const tag of wanted) {
    const known = LANGUAGES.find((each) => tag.toLowerCase().split('-')[0] === each);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** Everything written from now on is in `language`, with times by `clock`. What is already drawn has to be drawn again. */
export function applyWords(language: Language, clock: ClockChoice): void {
  speak(language);
  setClock(clock === 'utc' ? UTC : localClock());
  document.documentElement.lang = language;
}
