/** The lists of a board with their items. It alone is drawn again when an item moves; the head of the screen is not. */
import Button from "@mui/material/Button";
import { memo, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import type { Board, Item, WholeItem } from "../types.ts";
import { BoardColumns } from "./board-columns.tsx";
import { boardItemsApi } from "./board-items.ts";
import { putItem, toRow } from "./board-items-state.ts";
import { BoardNotes } from "./board-notes.tsx";
import { ColumnsSkeleton } from "./board-skeleton.tsx";
import { ColumnHead } from "./column-head.tsx";
import type { ColumnView } from "./column-view.ts";
import { type DropPlace, isSamePlace, neighbourOf } from "./drop-place.ts";
import { type BoardFilter, isFiltering } from "./filter-items.ts";
import { QuickAdd } from "./quick-add.tsx";
import { type ShownList, useBoardColumns } from "./use-board-columns.ts";
import type { ListMenu } from "./use-list-menu.tsx";
import { useChangeBoardItems, useMoves } from "./use-moves.ts";

export interface BoardListsProps {
  readonly board: Board;
  readonly filter: BoardFilter;
  readonly mayMove: boolean;
  readonly mayAdd: boolean;
  readonly mayAddLists: boolean;
  /** The list in which an item is being written. */
  readonly composing: string | null;
  readonly onCompose: (listId: string | null) => void;
  readonly entriesOf: ListMenu["entriesOf"];
  readonly failure: ApiFailure | null;
  readonly onAddList: () => void;
  readonly onShowAll: () => void;
  readonly search: string;
  readonly openKey: string | null;
}

const untouched: Readonly<Record<string, number>> = {};

export const BoardLists = memo(function BoardLists(props: BoardListsProps) {
  const { board, filter, mayMove, mayAdd, mayAddLists, composing, onCompose, entriesOf } = props;
  const { failure, onAddList, onShowAll, search, openKey } = props;
  const items = boardItemsApi.useBoardItemsQuery(board.id);
  const change = useChangeBoardItems(board.id);
  const { move, refusals, dismiss } = useMoves(board.id);
  const shownLists = useBoardColumns(board, items.data, filter);

  const canOrder = filter.sort === "position";
  const onMove = useCallback(
    (item: Item, to: DropPlace) => {
      const from = shownLists.find(({ all }) => all.includes(item) || all.some(({ id }) => id === item.id));
      const target = shownLists.find(({ list }) => list.id === to.listId);
      if (!from || !target) return;
      if (canOrder ? isSamePlace(from.shown, item.id, from.list.id, to) : from === target) return;
      const neighbour = canOrder ? neighbourOf(target.shown, item.id, to.index) : {};
      void move(item, to.listId, neighbour, target.all);
    },
    [shownLists, canOrder, move],
  );
  const onMade = useCallback(
    (item: WholeItem) => change((held) => putItem(held, board.id, toRow(item))),
    [board.id, change],
  );

  const viewOf = useMemo(() => {
    // One view for each list as it is shown: a change in one column must not draw the others.
    const known = new WeakMap<ShownList, ColumnView>();
    return (shownList: ShownList): ColumnView => {
      const before = known.get(shownList);
      if (before) return before;
      const { list, all, shown } = shownList;
      const head = (
        <ColumnHead
          count={shown.length}
          entriesOf={entriesOf}
          hidden={all.length - shown.length}
          list={list}
          onAdd={mayAdd ? onCompose : undefined}
        />
      );
      const foot = mayAdd && (
        <QuickAdd isOpen={composing === list.id} list={list} onMade={onMade} onOpenChange={onCompose} />
      );
      const view = { list, shown, head, foot };
      known.set(shownList, view);
      return view;
    };
  }, [entriesOf, mayAdd, composing, onCompose, onMade]);
  const columns = useMemo(() => shownLists.map(viewOf), [shownLists, viewOf]);
  const end = useMemo(() => mayAddLists && <AddList onClick={onAddList} />, [mayAddLists, onAddList]);

  const isFiltered = isFiltering(filter);
  const hidden = shownLists.reduce((sum, { all, shown }) => sum + all.length - shown.length, 0);
  return (
    <>
      <BoardNotes
        failure={failure}
        hidden={isFiltered ? hidden : 0}
        isArchived={board.archivedAt !== null}
        needsApproval={board.creationPolicy === "approval" && mayAdd}
        onShowAll={onShowAll}
      />
      {items.isError && !items.data ? (
        <ErrorState failure={toFailure(items.error)} onRetry={() => void items.refetch()} />
      ) : items.data ? (
        <BoardColumns
          canOrder={canOrder}
          columns={columns}
          end={end}
          isFiltering={isFiltered}
          mayMove={mayMove}
          onDismiss={dismiss}
          onMove={onMove}
          openKey={openKey}
          refusals={refusals}
          search={search}
          touched={items.data.touched ?? untouched}
        />
      ) : (
        <ColumnsSkeleton />
      )}
    </>
  );
});

function AddList({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation("boards");
  return (
    <Button
      onClick={onClick}
      startIcon={<Icon name="plus" />}
      sx={{ flex: "none", color: "text.secondary", minHeight: 44 }}
      variant="text"
    >
      {t("list.new")}
    </Button>
  );
}
