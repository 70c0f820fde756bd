/** A board that was read: its head with filter and actions, its lists, and the panel of the opened item. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Page } from "../../../ui/page.tsx";
import { useShortcut } from "../../../ui/use-shortcut.ts";
import { ItemPanel } from "../item/item-panel.tsx";
import { Onlookers } from "../onlookers.tsx";
import type { Board, List } from "../types.ts";
import { BoardFilter } from "./board-filter.tsx";
import { boardFrame } from "./board-frame.ts";
import { BoardLists } from "./board-lists.tsx";
import { BoardMenu } from "./board-menu.tsx";
import { ListDialog } from "./list-dialog.tsx";
import { noFilter, readFilter, writeFilter } from "./read-filter.ts";
import { useLabelNames } from "./use-label-names.ts";
import { useListMenu } from "./use-list-menu.tsx";

export function BoardView({ board }: { readonly board: Board }) {
  const { t } = useTranslation("boards");
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const [composing, setComposing] = useState<string | null>(null);
  const [edited, setEdited] = useState<List | "new" | null>(null);

  const place = { workspaceId: board.workspaceId, boardId: board.id };
  const isInUse = board.archivedAt === null;
  const mayMove = useMay("work_item:update", place) && isInUse;
  const mayAdd = useMay("work_item:create", place) && isInUse;
  const mayAddLists = useMay("list:create", place) && isInUse;
  const mayEditLists = useMay("list:update", place) && isInUse;

  const filter = useMemo(() => readFilter(parameters), [parameters]);
  const labels = useLabelNames(board.id);
  const lists = useMemo(() => board.lists.filter(({ archivedAt }) => archivedAt === null), [board.lists]);
  const { entriesOf, failure } = useListMenu(board.id, lists, mayEditLists, setEdited);
  const addList = useCallback(() => setEdited("new"), []);

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
  const showAll = useCallback(
    () => setParameters((now) => writeFilter(now, noFilter), { replace: true }),
    [setParameters],
  );

  const firstOpen = lists.find(({ category }) => category === "backlog" || category === "todo") ?? lists[0];
  const compose = () => firstOpen && setComposing((now) => now ?? firstOpen.id);
  useShortcut("c", compose, { description: t("keys.newItem"), disabled: !mayAdd || !firstOpen });

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
        <BoardLists
          board={board}
          composing={composing}
          entriesOf={entriesOf}
          failure={failure}
          filter={filter}
          mayAdd={mayAdd}
          mayAddLists={mayAddLists}
          mayMove={mayMove}
          onAddList={addList}
          onCompose={setComposing}
          onShowAll={showAll}
          openKey={openKey}
          search={search}
        />
      </Page>
      {edited && (
        <ListDialog boardId={board.id} list={edited === "new" ? undefined : edited} onClose={() => setEdited(null)} />
      )}
      {openKey && <ItemPanel itemRef={openKey} key={openKey} onClose={closePanel} />}
    </Box>
  );
}
