// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { applyWords, LANGUAGE_NAMES, preferredLanguage } from '../../../../src/renderer/app/language.ts';
import { localClock } from '../../../../src/renderer/app/local-clock.ts';
import { tickLabel, ticksFor } from '../../../../src/renderer/timeline/ticks.ts';
import { clockName, formatDay, formatInstant, formatTime, instantOf, LANGUAGES, setClock, shownMs, speak, spokenLanguage, underClock, UTC, verdictText, zoneAt } from '../../../../src/text/index.ts';

afterEach(() => {
  speak('en');
  setClock(UTC);
});

describe('the language of the window', () => {
  test.each([
    [['ja-JP', 'en'], 'ja'], [['en-GB', 'ja'], 'en'], [['de', 'ja'], 'ja'], [['de'], 'en'], [[], 'en'], [['jam'], 'en'],
  ] as const)('asked for %j, speaks %s', (wanted, language) => expect(preferredLanguage(wanted)).toBe(language));

  test('is spoken from the moment it is chosen, and stands on the document', () => {
    const english = verdictText.compareNone;
    applyWords('ja', 'utc');
    expect(spokenLanguage()).toBe('ja');
    expect(document.documentElement.lang).toBe('ja');
    expect(verdictText.compareNone).not.toBe(english);
    applyWords('en', 'utc');
    expect(verdictText.compareNone).toBe(english);
  });

  test('every one has a name of its own', () => expect(new Set(Object.values(LANGUAGE_NAMES)).size).toBe(LANGUAGES.length));
});

describe('the clock that times are shown by', () => {
  const INSTANT = '2026-09-14T10:22:31.480123Z';

  test.each([
    ['Asia/Tokyo', '2026-09-14 19:22:31.480123 UTC+09:00'],
    ['America/St_Johns', '2026-09-14 07:52:31.480123 UTC−02:30'],
    ['Asia/Kathmandu', '2026-09-14 16:07:31.480123 UTC+05:45'],
    ['Pacific/Kiritimati', '2026-09-15 00:22:31.480123 UTC+14:00'],
    ['UTC', '2026-09-14 10:22:31.480123 UTC+00:00'],
  ])('%s', (zone, shown) => {
    setClock(localClock(zone));
    expect(formatInstant(INSTANT)).toBe(shown);
    expect(formatTime(Date.parse('2026-09-14T10:22:31.480Z'))).toBe(shown.replace('123 ', ' '));
    expect(formatDay(INSTANT)).toBe(shown.slice(0, 10));
    expect(clockName()).toBe(zone);
    expect(underClock('Time')).toBe(`Time (${zone})`);
  });

  test('summer time counts at the instant shown, not today', () => {
    setClock(localClock('Europe/Berlin'));
    expect(zoneAt(Date.UTC(2026, 0, 1))).toBe('UTC+01:00');
    expect(zoneAt(Date.UTC(2026, 6, 1))).toBe('UTC+02:00');
    for (let hour = 0; hour < 48; hour += 1) {
      const at = Date.UTC(2026, 2, 28, hour);
      expect(instantOf(shownMs(at))).toBe(at);
    }
  });

  test('what is no time stays as it stands', () => {
    setClock(localClock('Asia/Tokyo'));
    expect(formatInstant('2026-13-45T99:99:99Z')).toBe('2026-13-45T99:99:99Z');
    expect(formatInstant('2026-09-14T10:22:31+09:00')).toBe('2026-09-14T10:22:31+09:00');
    expect(zoneAt(Number.NaN)).toBe('UTC+00:00');
  });

  test('the axis begins its days where the clock does', () => {
    const midnight = Date.UTC(2026, 8, 13, 15);
    setClock(localClock('Asia/Tokyo'));
    expect(tickLabel(midnight)).toBe('14 Sep');
    const ticks = ticksFor({ from: midnight - 3_600_000, to: midnight + 86_400_000 * 3 }, 800);
    expect(ticks.filter((tick) => tick.major).map((tick) => tick.time)).toContain(midnight);
    speak('ja');
    expect(tickLabel(midnight)).toBe('9月14日');
    setClock(UTC);
    expect(tickLabel(midnight)).toBe('15:00');
  });
});
