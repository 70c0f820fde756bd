import type { ReactNode } from "react";
import type { Item, List } from "../types.ts";

export interface ColumnView {
  readonly list: List;
  /** Those that the filter lets through, in the chosen order. */
  readonly shown: readonly Item[];
  readonly head: ReactNode;
  readonly foot: ReactNode;
}
