import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Range } from './range-filter.ts';
import type { View } from './scale.ts';

/** What is under the pointer: a lane, the nearest event there, and where to say so. */
export interface Hover {
  readonly lane: number;
  readonly position: number;
  readonly near: number;
  readonly time: number;
  readonly x: number;
  readonly y: number;
}

/** What moves while the picture is handled. Apart from React's state: a pan may not wait for a render. */
export interface StageState {
  readonly view: View;
  readonly scroll: number;
  readonly hover: Hover | null;
  /** The stretch of time chosen by hand. */
  readonly range: Range | null;
}
export type StageStore = StoreApi<StageState>;

export const createStage = (view: View): StageStore => createStore<StageState>()(() => ({ view, scroll: 0, hover: null, range: null }));
