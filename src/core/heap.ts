/** The least by a number of theirs comes out first. Equal ones keep the order in which they were put in. */
export class Heap<T> {
  readonly #items: { readonly value: T; readonly rank: number; readonly order: number }[] = [];
  readonly #rankOf: (value: T) => number;
  #order = 0;

  constructor(rankOf: (value: T) => number) {
    this.#rankOf = rankOf;
  }

  /** Of the one that would come out next; infinity where there is none. */
  get next(): number {
    return this.#items[0]?.rank ?? Number.POSITIVE_INFINITY;
  }

  get size(): number {
    return this.#items.length;
  }

  push(value: T): void {
    const items = this.#items;
    items.push({ value, rank: this.#rankOf(value), order: this.#order++ });
    let at = items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): T {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined) throw new RangeError('nothing is left');
    if (items.length === 0) return top.value;
    items[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= items.length) return top.value;
      const child = left + 1 < items.length && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(child, at)) return top.value;
      this.#swap(child, at);
      at = child;
    }
  }

  #before(left: number, right: number): boolean {
    const a = this.#items[left]!;
    const b = this.#items[right]!;
    return a.rank < b.rank || (a.rank === b.rank && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const item = this.#items[left]!;
    this.#items[left] = this.#items[right]!;
    this.#items[right] = item;
  }
}
