/** Lists and items that were put away, with the way back. */
import { type ApiFailure, eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useMay } from "../../../session/use-me.ts";
import { toFailure } from "../../../ui/api-failure.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import type { Board } from "../types.ts";
import { putItem, toRow } from "./board-items-state.ts";
import { useChangeBoardItems } from "./use-moves.ts";

export function ArchivedDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { t } = useTranslation("boards");
  const dispatch = useAppDispatch();
  const items = eurekaApi.useWorkItemListQuery({ boardId: board.id, archived: true, limit: 200 });
  const [restoreList] = eurekaApi.useListUnarchiveMutation();
  const [restoreItem] = eurekaApi.useWorkItemUnarchiveMutation();
  const change = useChangeBoardItems(board.id);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const place = { workspaceId: board.workspaceId, boardId: board.id };
  const mayLists = useMay("list:update", place);
  const mayItems = useMay("work_item:update", place);
  const lists = board.lists.filter(({ archivedAt }) => archivedAt !== null);

  async function run(work: () => Promise<unknown>): Promise<void> {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }
  const bringListBack = (id: string) =>
    run(async () => {
      await restoreList({ id }).unwrap();
      dispatch(eurekaApi.util.invalidateTags([{ type: "board", id: board.id }]));
    });
  const bringItemBack = (id: string) =>
    run(async () => {
      const item = await restoreItem({ id }).unwrap();
      change((held) => putItem(held, board.id, toRow(item)));
    });

  return (
    <Dialog
      actions={<Button onClick={onClose}>{t("ui:close")}</Button>}
      onClose={onClose}
      open
      title={t("board.putAway")}
      width="medium"
    >
      <FailureNote failure={failure} />
      <Part title={t("archive.lists")}>
        {lists.length === 0 && <Nothing text={t("archive.noLists")} />}
        {lists.map(({ id, name }) => (
          <Row
            key={id}
            onRestore={mayLists ? () => void bringListBack(id) : undefined}
            restoreLabel={t("archive.restore", { name })}
          >
            <bdi>{name}</bdi>
          </Row>
        ))}
      </Part>
      <Part title={t("archive.items")}>
        <QueryStates
          empty={<Nothing text={t("archive.noItems")} />}
          isEmpty={({ data }) => data.length === 0}
          query={items}
        >
          {({ data }) =>
            data.map(({ id, key, title }) => (
              <Row
                key={id}
                onRestore={mayItems ? () => void bringItemBack(id) : undefined}
                restoreLabel={t("archive.restore", { name: key })}
              >
                <MuiLink component={Link} to={`/items/${key}`}>
                  {key}
                </MuiLink>{" "}
                <bdi>{title}</bdi>
              </Row>
            ))
          }
        </QueryStates>
      </Part>
    </Dialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 4 }}>
      <Typography component="h3" sx={{ mb: 1 }} variant="h3">
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Nothing({ text }: { readonly text: string }) {
  return (
    <Typography color="textSecondary" variant="body2">
      {text}
    </Typography>
  );
}

function Row({
  children,
  onRestore,
  restoreLabel,
}: {
  readonly children: ReactNode;
  readonly onRestore: (() => void) | undefined;
  readonly restoreLabel: string;
}) {
  const { t } = useTranslation("boards");
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 2,
        minHeight: 36,
        borderBottom: 1,
        borderColor: "divider",
        fontSize: "0.875rem",
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
        {children}
      </Box>
      {onRestore && (
        <Button aria-label={restoreLabel} onClick={onRestore} variant="text">
          {t("archive.bringBack")}
        </Button>
      )}
    </Box>
  );
}
