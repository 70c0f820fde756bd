/** What can be done with a list: rename, move, put away. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { MenuEntry } from "../../../ui/menu-button.tsx";
import { useToast } from "../../../ui/toasts.tsx";
import type { List } from "../types.ts";

export interface ListMenu {
  readonly entriesOf: (list: List) => readonly MenuEntry[];
  readonly failure: ApiFailure | null;
}

/** @param lists those that are in use, in their order */
export function useListMenu(
  boardId: string,
  lists: readonly List[],
  mayEdit: boolean,
  onEdit: (list: List) => void,
): ListMenu {
  const { t } = useTranslation("boards");
  const dispatch = useAppDispatch();
  const toast = useToast();
  const [update] = eurekaApi.useListUpdateMutation();
  const [archive] = eurekaApi.useListArchiveMutation();
  const [unarchive] = eurekaApi.useListUnarchiveMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const run = useCallback(
    async (work: Promise<unknown>) => {
      setFailure(null);
      try {
        await work;
        dispatch(eurekaApi.util.invalidateTags([{ type: "board", id: boardId }]));
        return true;
      } catch (error) {
        setFailure(toFailure(error));
        return false;
      }
    },
    [boardId, dispatch],
  );

  const entriesOf = useCallback(
    (list: List): readonly MenuEntry[] => {
      if (!mayEdit) return [];
      const at = lists.findIndex(({ id }) => id === list.id);
      const put = (afterId: string | null) => void run(update({ id: list.id, afterId }).unwrap());
      const putAway = async () => {
        if (!(await run(archive({ id: list.id }).unwrap()))) return;
        const onSelect = () => void run(unarchive({ id: list.id }).unwrap());
        toast({ text: t("list.archived", { name: list.name }), action: { label: t("ui:undo"), onSelect } });
      };
      return [
        { label: t("list.edit"), icon: <Icon name="edit" />, onSelect: () => onEdit(list) },
        {
          label: t("list.left"),
          icon: <Icon name="chevronLeft" />,
          disabled: at <= 0,
          onSelect: () => put(lists[at - 2]?.id ?? null),
        },
        {
          label: t("list.right"),
          icon: <Icon name="chevronRight" />,
          disabled: at >= lists.length - 1,
          onSelect: () => put(lists[at + 1]?.id ?? null),
        },
        { label: t("list.archive"), icon: <Icon name="archive" />, onSelect: () => void putAway() },
      ];
    },
    [archive, lists, mayEdit, onEdit, run, t, toast, unarchive, update],
  );
  return { entriesOf, failure };
}
