/** The items of a board, list by list, as the filter shows them. What did not change stays the same object, so that it is not drawn again. */
import { useMemo, useRef } from "react";
import { useMe } from "../../../session/use-me.ts";
import { useNow } from "../../../ui/use-now.ts";
import type { Board, Item, List } from "../types.ts";
import { type BoardItems, groupByList } from "./board-items-state.ts";
import { type BoardFilter, localDay, showItems } from "./filter-items.ts";

export interface ShownList {
  readonly list: List;
  readonly all: readonly Item[];
  readonly shown: readonly Item[];
}

const nothing: readonly Item[] = [];

export function useBoardColumns(board: Board, held: BoardItems | undefined, filter: BoardFilter): readonly ShownList[] {
  const myId = useMe()?.member?.id ?? null;
  const today = localDay(new Date(useNow()));
  const groups = useRef<ReadonlyMap<string, readonly Item[]>>(new Map());
  const before = useRef(new Map<string, ShownList>());
  const { text, assignee, label, priority, due, sort } = filter;
  return useMemo(() => {
    if (held) groups.current = groupByList(held, board.id, groups.current);
    const current = { text, assignee, label, priority, due, sort };
    return board.lists
      .filter(({ archivedAt }) => archivedAt === null)
      .map((list) => {
        const all = groups.current.get(list.id) ?? nothing;
        const known = before.current.get(list.id);
        const shown = showItems(all, current, { myId, today }, known?.shown);
        if (known?.list === list && known.all === all && known.shown === shown) return known;
        const fresh = { list, all, shown };
        before.current.set(list.id, fresh);
        return fresh;
      });
  }, [held, board, text, assignee, label, priority, due, sort, myId, today]);
}
