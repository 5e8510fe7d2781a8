import { setClock, shownClock, UTC } from './clock.ts';
import type { Language } from './catalogue.ts';
import { speak, spokenLanguage } from './spoken.ts';

/**
 * What `make` gives while this process speaks `language` and shows times in UTC; afterwards it speaks and shows as
 * before, whatever was thrown. Only for what ends when it returns: a promise would go on in the language of somebody else.
 */
export function inLanguage<T>(language: Language, make: () => T extends PromiseLike<unknown> ? never : T): T {
  const [before, clock] = [spokenLanguage(), shownClock()];
  speak(language);
  setClock(UTC);
  try {
    return make();
  } finally {
    speak(before);
    setClock(clock);
  }
}
