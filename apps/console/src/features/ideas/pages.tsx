import { type ReactNode, useState } from "react";

export interface PagesProps {
  /** Draws one page; `onMore` is there on the last one only. */
  readonly children: (cursor: string | undefined, onMore: ((next: string) => void) | null) => ReactNode;
}

/** A list that grows page by page; each page is a query of its own, so that all of them stay live. Give it a key per filter. */
export function Pages({ children }: PagesProps) {
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return cursors.map((cursor, index) =>
    children(cursor, index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null),
  );
}
