import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useMayFunction } from "../../../session/use-me.ts";
import type { QueryState } from "../../../ui/query-states.tsx";
import type { SelectOption } from "../../../ui/select-input.tsx";
import type { Board } from "../types.ts";

export interface BoardChoices {
  readonly query: Pick<QueryState<unknown>, "isLoading" | "isError" | "error" | "data">;
  readonly boards: readonly Board[];
  readonly options: readonly SelectOption<string>[];
}

/** The other boards that I may change, under the names of their workspaces. */
export function useBoardChoices(board: Board): BoardChoices {
  const may = useMayFunction();
  const query = eurekaApi.useBoardListQuery({ limit: 200 });
  const workspaces = eurekaApi.useWorkspaceListQuery({ limit: 200 }).data?.data ?? [];
  const nameOf = (workspaceId: string) => workspaces.find(({ id }) => id === workspaceId)?.name ?? "";
  const boards = (query.data?.data ?? []).filter(
    ({ id, workspaceId, archivedAt }) =>
      id !== board.id && archivedAt === null && may("board:update", { workspaceId, boardId: id }),
  );
  const options = boards
    .map(({ id, name, workspaceId }) => ({ value: id, label: name, group: nameOf(workspaceId) }))
    .toSorted((one, two) => one.group.localeCompare(two.group) || one.label.localeCompare(two.label));
  return { query, boards, options };
}
