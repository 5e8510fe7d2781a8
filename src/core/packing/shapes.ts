/** What is known of the members of one name: numbers and texts are written as what they differ in from the last of the same record. */
export interface Slot {
  record: number;
  number: number;
  text: string;
  /** How often a text was looked up among the words, and found: names of which each is another stand better where they are. */
  tries: number;
  hits: number;
  /** Of the object that was written here last: most often that of the next. */
  shape: Shape | null;
  /** Whether an object that stands for itself was written here. */
  shares: boolean;
}

/** The members of an object, in their order: told once for all objects that have the same. */
export interface Shape {
  readonly id: number;
  readonly names: readonly string[];
  readonly slots: readonly Slot[];
  /** Makes an object of the first members; the others are added one by one. */
  readonly maker: Maker | null;
  /** Of a shape with a maker: objects of it are never shared. */
  readonly member: (index: number) => unknown;
}

/** Writes as an object literal what most objects begin with, which takes a third of the time that adding each member does. */
export interface Maker {
  readonly names: readonly string[];
  make(member: (index: number) => unknown): Record<string, unknown>;
}

interface Step {
  readonly next: Map<string, Step>;
  shape: Shape | null;
}

/** Members are the author's to name: beyond so many shapes, or ways to one, an object's names are written with it. */
const MOST_STEPS = 8_192;
/** Beyond so many names, members share a slot. */
const MOST_SLOTS = 512;

export const newSlot = (): Slot => ({ record: 0, number: 0, text: '', tries: 0, hits: 0, shape: null, shares: false });

export class Shapes {
  readonly #makers: readonly Maker[];
  readonly #read: (slot: Slot) => unknown;
  readonly #first: Step = { next: new Map(), shape: null };
  readonly #shapes: Shape[] = [];
  readonly #slots = new Map<string, Slot>();
  readonly #other = newSlot();
  #steps = 0;

  /** @param read reads the value that stands next, as a member of this slot. */
  constructor(makers: readonly Maker[], read: (slot: Slot) => unknown) {
    this.#makers = makers;
    this.#read = read;
  }

  /** The shape of an object; null when no more are kept. `guess` is looked at first. */
  of(object: object, guess: Shape | null): Shape | null {
    if (guess !== null && isOf(object, guess)) return guess;
    let step = this.#first;
    for (const name in object) {
      let next = step.next.get(name);
      if (next === undefined) {
        if (this.#steps >= MOST_STEPS) return null;
        this.#steps += 1;
        next = { next: new Map(), shape: null };
        step.next.set(name, next);
      }
      step = next;
    }
    return (step.shape ??= this.#add(Object.keys(object)));
  }

  at(id: number): Shape | undefined {
    return this.#shapes[id];
  }

  slotOf(name: string): Slot {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    if (this.#slots.size >= MOST_SLOTS) return this.#other;
    const made = newSlot();
    this.#slots.set(name, made);
    return made;
  }

  #add(names: readonly string[]): Shape {
    const slots = names.map((name) => this.slotOf(name));
    const maker = this.#makers.find((each) => each.names.every((name, index) => names[index] === name)) ?? null;
    const shape: Shape = { id: this.#shapes.length, names, slots, maker, member: (index) => this.#read(slots[index] ?? this.#other) };
    this.#shapes.push(shape);
    return shape;
  }
}

function isOf(object: object, { names }: Shape): boolean {
  let index = 0;
  for (const name in object) if (names[index++] !== name) return false;
  return index === names.length;
}
