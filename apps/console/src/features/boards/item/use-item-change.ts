/** Changes of an item: at once on the screen, back with the reason when the server refuses. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useAppDispatch } from "../../../app/hooks.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { boardItemsApi, changing } from "../board/board-items.ts";
import { putItem, toRow } from "../board/board-items-state.ts";
import type { WholeItem } from "../types.ts";

export interface ItemChange {
  /**
   * @param expected what the item will look like
   * @param send the call, which answers the item as it is then
   * @returns whether it was accepted
   */
  readonly apply: (expected: Partial<WholeItem>, send: () => Promise<WholeItem>) => Promise<boolean>;
  readonly failure: ApiFailure | null;
}

/** @param itemRef as the item was asked for: its key or its id */
export function useItemChange(itemRef: string): ItemChange {
  const dispatch = useAppDispatch();
  const take = useTakeItem(itemRef);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const apply = useCallback(
    async (expected: Partial<WholeItem>, send: () => Promise<WholeItem>) => {
      setFailure(null);
      const patch = dispatch(
        eurekaApi.util.updateQueryData("workItemGet", { id: itemRef }, (held) => void Object.assign(held, expected)),
      );
      try {
        take(await send());
        return true;
      } catch (error) {
        patch.undo();
        setFailure(toFailure(error));
        return false;
      }
    },
    [dispatch, itemRef, take],
  );
  return { apply, failure };
}

/** Puts an item as the server answered it wherever it is held: here, and on the boards that are loaded. */
export function useTakeItem(itemRef: string): (item: WholeItem) => void {
  const dispatch = useAppDispatch();
  return useCallback(
    (item: WholeItem) => {
      dispatch(eurekaApi.util.updateQueryData("workItemGet", { id: itemRef }, () => item));
      for (const { boardId } of item.placements) {
        dispatch(
          boardItemsApi.util.updateQueryData(
            "boardItems",
            boardId,
            changing((held) => putItem(held, boardId, toRow(item))),
          ),
        );
      }
    },
    [dispatch, itemRef],
  );
}
