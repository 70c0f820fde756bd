/** Moving work items: at once on the screen, back again with the reason when the server refuses. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useAppDispatch } from "../../../app/hooks.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import type { Item } from "../types.ts";
import { boardItemsApi, changing } from "./board-items.ts";
import { type BoardItems, placeItem, placementOn, putItem, toRow } from "./board-items-state.ts";
import { guessPosition, type Neighbour } from "./drop-place.ts";
import { beginMove } from "./moves-under-way.ts";

export interface Moves {
  readonly move: (item: Item, listId: string, neighbour: Neighbour, all: readonly Item[]) => Promise<void>;
  /** Why an item stands where it stood before. */
  readonly refusals: Readonly<Record<string, ApiFailure>>;
  readonly dismiss: (id: string) => void;
}

/** How a move fares is told by its promise; the board is not drawn for it. */
const unread = {};

export function useMoves(boardId: string): Moves {
  const dispatch = useAppDispatch();
  const [send] = eurekaApi.useWorkItemMoveMutation({ selectFromResult: () => unread });
  const [refusals, setRefusals] = useState<Moves["refusals"]>({});
  const change = useChangeBoardItems(boardId);

  const dismiss = useCallback((id: string) => setRefusals(({ [id]: _read, ...others }) => others), []);

  const move = useCallback(
    async (item: Item, listId: string, neighbour: Neighbour, all: readonly Item[]) => {
      const before = placementOn(item, boardId);
      if (!before) return;
      dismiss(item.id);
      const position = guessPosition(all, boardId, item.id, neighbour);
      const end = beginMove(item.id);
      change((held) => placeItem(held, item.id, boardId, { listId, position }));
      try {
        const moved = await send({ id: item.id, listId, ...neighbour }).unwrap();
        end();
        change((held) => putItem(held, boardId, toRow(moved)));
      } catch (error) {
        end();
        change((held) => putBack(held, item.id, boardId, position, before));
        setRefusals((others) => ({ ...others, [item.id]: toFailure(error) }));
        // The neighbour, or the item itself, is elsewhere by now.
        void dispatch(
          eurekaApi.endpoints.workItemGet.initiate({ id: item.id }, { subscribe: false, forceRefetch: true }),
        )
          .unwrap()
          .then((read) => change((held) => putItem(held, boardId, toRow(read))))
          .catch(() => undefined);
      }
    },
    [boardId, change, dismiss, dispatch, send],
  );
  return { move, refusals, dismiss };
}

/** Unless another move has begun since. */
function putBack(
  held: BoardItems,
  id: string,
  boardId: string,
  guessed: string,
  before: { listId: string; position: string },
): BoardItems {
  const item = held.items[id];
  const now = item && placementOn(item, boardId);
  return now?.position === guessed ? placeItem(held, id, boardId, before) : held;
}

/** Changes what is held of a board, when it is held at all. */
export function useChangeBoardItems(boardId: string): (make: (held: BoardItems) => BoardItems) => void {
  const dispatch = useAppDispatch();
  return useCallback(
    (make) => void dispatch(boardItemsApi.util.updateQueryData("boardItems", boardId, changing(make))),
    [boardId, dispatch],
  );
}
