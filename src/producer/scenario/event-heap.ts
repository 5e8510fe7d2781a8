import type { Draft } from './thread.ts';

/** Events waiting for their time. Equal times keep the order in which they were put in. */
export class EventHeap {
  readonly #items: { readonly draft: Draft; readonly order: number }[] = [];
  #order = 0;

  get next(): number {
    return this.#items[0]?.draft.time ?? Number.POSITIVE_INFINITY;
  }

  push(draft: Draft): void {
    const items = this.#items;
    items.push({ draft, order: this.#order++ });
    let at = items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): Draft {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined) throw new RangeError('no event waits');
    if (items.length === 0) return top.draft;
    items[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= items.length) return top.draft;
      const child = left + 1 < items.length && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(child, at)) return top.draft;
      this.#swap(child, at);
      at = child;
    }
  }

  #before(left: number, right: number): boolean {
    const a = this.#items[left]!;
    const b = this.#items[right]!;
    return a.draft.time < b.draft.time || (a.draft.time === b.draft.time && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const item = this.#items[left]!;
    this.#items[left] = this.#items[right]!;
    this.#items[right] = item;
  }
}
