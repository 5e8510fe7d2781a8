import type { Page } from 'playwright';

export interface Frames {
  readonly perSecond: number;
  /** Milliseconds from one frame to the next. */
  readonly p95: number;
  readonly worst: number;
  readonly frames: number;
}

const FOR_MS = 3_000;

/** Times between animation frames while a person's hand pans or zooms the timeline's lanes. */
export async function framesWhile(page: Page, deed: 'pan' | 'zoom'): Promise<Frames> {
  const box = await page.locator('canvas').last().boundingBox();
  if (box === null) throw new Error('no canvas');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // As text: the runner names functions it compiles, by a helper that the page does not have.
  await page.evaluate('{ const times = window.frameTimes = []; requestAnimationFrame(function tick(now) { times.push(now); if (window.frameTimes === times) requestAnimationFrame(tick); }); }');
  await page.mouse.move(x, y);
  const until = performance.now() + FOR_MS;
  if (deed === 'pan') await page.mouse.down();
  for (let step = 0; performance.now() < until; step += 1) {
    if (deed === 'pan') await page.mouse.move(x + Math.sin(step / 12) * 300, y);
    else await page.mouse.wheel(0, step % 120 < 60 ? -40 : 40);
  }
  if (deed === 'pan') await page.mouse.up();
  const times = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time)).toSorted((a, b) => a - b);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return { perSecond: (gaps.length / span) * 1_000, p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0, worst: gaps.at(-1) ?? 0, frames: times.length };
}
