/** The links of a board with other boards. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../../app/hooks.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import type { Board } from "../types.ts";
import { isFilling } from "./link-backfill.tsx";
import { LinkCard } from "./link-card.tsx";
import { LinkFormDialog } from "./link-form-dialog.tsx";
import type { BoardLink } from "./link-types.ts";

/** How often links that go through their items are read anew, in ms: the way there is no event, its end is one. */
const pause = { live: 2_000, offline: 4_000 } as const;

export interface LinksDialogProps {
  readonly board: Board;
  readonly onClose: () => void;
}

export function LinksDialog({ board, onClose }: LinksDialogProps) {
  const { t } = useTranslation("boards");
  const [isRunning, setRunning] = useState(false);
  const [edited, setEdited] = useState<BoardLink | "new" | null>(null);
  const isLive = useAppSelector((root) => root.live.state === "live");
  const query = eurekaApi.useBoardLinkListQuery(
    { boardId: board.id },
    { pollingInterval: isRunning ? pause[isLive ? "live" : "offline"] : 0 },
  );
  const links = query.data?.data ?? [];
  const goesOn = links.some(isFilling);
  useEffect(() => setRunning(goesOn), [goesOn]);

  if (edited) {
    return <LinkFormDialog board={board} link={edited === "new" ? null : edited} onClose={() => setEdited(null)} />;
  }
  const add = (
    <Button
      color="primary"
      onClick={() => setEdited("new")}
      startIcon={<Icon name="plus" />}
      sx={{ whiteSpace: "nowrap" }}
      variant="contained"
    >
      {t("links.add")}
    </Button>
  );
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t("ui:close")}</Button>
          {links.length > 0 && add}
        </>
      }
      onClose={onClose}
      open
      title={t("links.title")}
      width="medium"
    >
      <QueryStates
        empty={<EmptyState action={add} hint={t("links.noneHint")} sentence={t("links.none")} />}
        isEmpty={({ data }) => data.length === 0}
        query={query}
        skeleton={<ListSkeleton rows={3} />}
      >
        {({ data }) => (
          <>
            <Typography color="textSecondary" sx={{ mb: 3 }} variant="body2">
              {t("links.hint")}
            </Typography>
            <Box
              aria-label={t("links.list")}
              component="ul"
              sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3, m: 0, p: 0, listStyle: "none" }}
            >
              {data.map((link) => (
                <LinkCard boardId={board.id} key={link.id} link={link} onEdit={() => setEdited(link)} />
              ))}
            </Box>
          </>
        )}
      </QueryStates>
    </Dialog>
  );
}
