import { useRef } from "react";
import { boardItemsApi } from "./board-items.ts";
import { type BoardItems, keepSame } from "./board-items-state.ts";

const none: readonly string[] = [];

/** Names of the labels on a board, in their order. The same array until one comes or goes: moving items draws nothing that shows it. */
export function useLabelNames(boardId: string): readonly string[] {
  const known = useRef<{ items: BoardItems["items"] | undefined; names: readonly string[] }>({
    items: undefined,
    names: none,
  });
  const { names } = boardItemsApi.useBoardItemsQuery(boardId, {
    selectFromResult: ({ data }) => {
      if (known.current.items !== data?.items)
        known.current = { items: data?.items, names: keepSame(known.current.names, labelNames(data?.items)) };
      return { names: known.current.names };
    },
  });
  return names;
}

function labelNames(items: BoardItems["items"] | undefined): readonly string[] {
  const names = new Map<string, string>();
  for (const item of Object.values(items ?? {}))
    for (const { name } of item.labels) names.set(name.toLowerCase(), name);
  return [...names.values()].toSorted((left, right) => left.localeCompare(right));
}
