/** Columns, filter and item panel of a board that was read. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { toFailure } from "../../../ui/api-failure.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Page } from "../../../ui/page.tsx";
import { useShortcut } from "../../../ui/use-shortcut.ts";
import { ItemPanel } from "../item/item-panel.tsx";
import { Onlookers } from "../onlookers.tsx";
import type { Board, Item, List, WholeItem } from "../types.ts";
import { BoardColumns } from "./board-columns.tsx";
import { BoardFilter } from "./board-filter.tsx";
import { boardFrame } from "./board-frame.ts";
import { boardItemsApi } from "./board-items.ts";
import { putItem, toRow } from "./board-items-state.ts";
import { BoardMenu } from "./board-menu.tsx";
import { ColumnsSkeleton } from "./board-skeleton.tsx";
import { ColumnHead } from "./column-head.tsx";
import type { ColumnView } from "./column-view.ts";
import { type DropPlace, isSamePlace, neighbourOf } from "./drop-place.ts";
import { isFiltering } from "./filter-items.ts";
import { ListDialog } from "./list-dialog.tsx";
import { QuickAdd } from "./quick-add.tsx";
import { noFilter, readFilter, writeFilter } from "./read-filter.ts";
import { type ShownList, useBoardColumns } from "./use-board-columns.ts";
import { useListMenu } from "./use-list-menu.tsx";
import { useChangeBoardItems, useMoves } from "./use-moves.ts";

const untouched: Readonly<Record<string, number>> = {};

export function BoardView({ board }: { readonly board: Board }) {
  const { t } = useTranslation("boards");
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const [composing, setComposing] = useState<string | null>(null);
  const [edited, setEdited] = useState<List | "new" | null>(null);
  const items = boardItemsApi.useBoardItemsQuery(board.id);
  const change = useChangeBoardItems(board.id);
  const { move, refusals, dismiss } = useMoves(board.id);

  const place = { workspaceId: board.workspaceId, boardId: board.id };
  const isInUse = board.archivedAt === null;
  const mayMove = useMay("work_item:update", place) && isInUse;
  const mayAdd = useMay("work_item:create", place) && isInUse;
  const mayAddLists = useMay("list:create", place) && isInUse;
  const mayEditLists = useMay("list:update", place) && isInUse;

  const filter = readFilter(parameters);
  const shownLists = useBoardColumns(board, items.data, filter);
  const lists = useMemo(() => board.lists.filter(({ archivedAt }) => archivedAt === null), [board.lists]);
  const { entriesOf, failure } = useListMenu(board.id, lists, mayEditLists, setEdited);

  const openKey = parameters.get("item");
  const search = useMemo(() => {
    const rest = new URLSearchParams(parameters);
    rest.delete("item");
    return rest.size > 0 ? `${rest}&` : "";
  }, [parameters]);
  const closePanel = useCallback(() => {
    const rest = new URLSearchParams(window.location.search);
    rest.delete("item");
    void navigate({ search: rest.toString() }, { preventScrollReset: true });
  }, [navigate]);

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
          entries={entriesOf(list)}
          hidden={all.length - shown.length}
          list={list}
          onAdd={mayAdd ? () => setComposing(list.id) : undefined}
        />
      );
      const foot = mayAdd && (
        <QuickAdd
          isOpen={composing === list.id}
          list={list}
          onClose={() => setComposing(null)}
          onMade={onMade}
          onOpen={() => setComposing(list.id)}
        />
      );
      const view = { list, shown, head, foot };
      known.set(shownList, view);
      return view;
    };
  }, [entriesOf, mayAdd, composing, onMade]);
  const columns = useMemo(() => shownLists.map(viewOf), [shownLists, viewOf]);

  const firstOpen = lists.find(({ category }) => category === "backlog" || category === "todo") ?? lists[0];
  const compose = () => firstOpen && setComposing((now) => now ?? firstOpen.id);
  useShortcut("c", compose, { description: t("keys.newItem"), disabled: !mayAdd || !firstOpen });

  const hidden = shownLists.reduce((sum, { all, shown }) => sum + all.length - shown.length, 0);
  const labels = useMemo(() => labelNames(items.data?.items), [items.data]);
  const touched = items.data?.touched ?? untouched;
  return (
    <Box sx={boardFrame}>
      <Page
        actions={
          <>
            {mayAdd && firstOpen && (
              <Button
                aria-label={t("quickAdd.open")}
                color="primary"
                onClick={compose}
                sx={{ minWidth: 36, gap: 2, px: { xs: 2, sm: 3 } }}
                variant="contained"
              >
                <Icon name="plus" />
                <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
                  {t("quickAdd.open")}
                </Box>
              </Button>
            )}
            <BoardMenu board={board} />
          </>
        }
        filters={
          <>
            <Onlookers boardId={board.id} />
            <BoardFilter
              filter={filter}
              labels={labels}
              onChange={(changed) =>
                setParameters((now) => writeFilter(now, changed), { replace: true, preventScrollReset: true })
              }
            />
          </>
        }
        title={board.name}
        width="full"
      >
        <Notes>
          {!isInUse && <Typography variant="body2">{t("board.isArchived")}</Typography>}
          {board.creationPolicy === "approval" && mayAdd && (
            <Typography color="textSecondary" variant="body2">
              {t("board.needsApproval")}
            </Typography>
          )}
          {isFiltering(filter) && hidden > 0 && (
            <Typography color="textSecondary" component="div" role="status" variant="body2">
              {t("filter.hidden", { count: hidden })}{" "}
              <Button
                onClick={() => setParameters((now) => writeFilter(now, noFilter), { replace: true })}
                sx={{ minHeight: 24, py: 0 }}
                variant="text"
              >
                {t("filter.showAll")}
              </Button>
            </Typography>
          )}
          {failure && <FailureNote failure={failure} />}
        </Notes>
        {items.isError && !items.data ? (
          <ErrorState failure={toFailure(items.error)} onRetry={() => void items.refetch()} />
        ) : items.data ? (
          <BoardColumns
            canOrder={canOrder}
            columns={columns}
            end={mayAddLists && <AddList onClick={() => setEdited("new")} />}
            isFiltering={isFiltering(filter)}
            mayMove={mayMove}
            onDismiss={dismiss}
            onMove={onMove}
            openKey={openKey}
            refusals={refusals}
            search={search}
            touched={touched}
          />
        ) : (
          <ColumnsSkeleton />
        )}
      </Page>
      {edited && (
        <ListDialog boardId={board.id} list={edited === "new" ? undefined : edited} onClose={() => setEdited(null)} />
      )}
      {openKey && <ItemPanel itemRef={openKey} key={openKey} onClose={closePanel} />}
    </Box>
  );
}

function Notes({ children }: { readonly children: ReactNode }) {
  return <Box sx={{ display: "grid", gap: 1, flex: "none", "&:has(> *)": { mb: 3 } }}>{children}</Box>;
}

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

function labelNames(items: Readonly<Record<string, Item>> | undefined): readonly string[] {
  const names = new Map<string, string>();
  for (const item of Object.values(items ?? {}))
    for (const { name } of item.labels) names.set(name.toLowerCase(), name);
  return [...names.values()].toSorted((left, right) => left.localeCompare(right));
}
