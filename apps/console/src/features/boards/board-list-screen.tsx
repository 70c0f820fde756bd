/** All boards that I may see, workspace by workspace. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMayFunction } from "../../session/use-me.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { StatusMark } from "../../ui/status-mark.tsx";
import "./words.ts";
import { CreateBoardDialog } from "./create-board-dialog.tsx";
import type { Board } from "./types.ts";

export function BoardListScreen() {
  const { t } = useTranslation("boards");
  const [parameters, setParameters] = useSearchParams();
  const isArchived = parameters.has("archived");
  const [isCreating, setCreating] = useState(false);
  const boards = eurekaApi.useBoardListQuery({ limit: 200, archived: isArchived });
  const workspaces = eurekaApi.useWorkspaceListQuery({ limit: 200 }).data?.data ?? [];
  const may = useMayFunction();
  const mine = workspaces.filter(
    ({ id, archivedAt }) => archivedAt === null && may("board:create", { workspaceId: id }),
  );
  const createButton = mine.length > 0 && (
    <Button color="primary" onClick={() => setCreating(true)} startIcon={<Icon name="plus" />} variant="contained">
      {t("boards.create")}
    </Button>
  );
  return (
    <Page
      actions={createButton}
      filters={
        <Button onClick={() => setParameters(isArchived ? {} : { archived: "" })} variant="text">
          {t(isArchived ? "boards.showInUse" : "boards.showArchived")}
        </Button>
      }
      title={t(isArchived ? "boards.archivedTitle" : "boards.title")}
    >
      <QueryStates
        empty={
          isArchived ? (
            <EmptyState sentence={t("boards.noneArchived")} />
          ) : (
            <EmptyState action={createButton} hint={t("boards.noneHint")} sentence={t("boards.none")} />
          )
        }
        isEmpty={({ data }) => data.length === 0}
        query={{ ...boards, data: boards.currentData }}
      >
        {({ data }) =>
          [...groupByWorkspace(data)].map(([workspaceId, group]) => (
            <Section key={workspaceId} title={workspaces.find(({ id }) => id === workspaceId)?.name ?? ""}>
              <Box
                component="ul"
                sx={{
                  listStyle: "none",
                  p: 0,
                  m: 0,
                  display: "grid",
                  gap: 3,
                  gridTemplateColumns: "repeat(auto-fill, minmax(min(280px, 100%), 1fr))",
                }}
              >
                {group.map((board) => (
                  <BoardTile board={board} key={board.id} />
                ))}
              </Box>
            </Section>
          ))
        }
      </QueryStates>
      {isCreating && <CreateBoardDialog onClose={() => setCreating(false)} workspaces={mine} />}
    </Page>
  );
}

function groupByWorkspace(boards: readonly Board[]): Map<string, Board[]> {
  return Map.groupBy(boards, ({ workspaceId }) => workspaceId);
}

function BoardTile({ board }: { readonly board: Board }) {
  const { t } = useTranslation("boards");
  const lists = board.lists.filter(({ archivedAt }) => archivedAt === null);
  return (
    <Box component="li" sx={{ minWidth: 0 }}>
      <Box
        component={Link}
        sx={(theme) => ({
          display: "grid",
          gap: 2,
          height: "100%",
          boxSizing: "border-box",
          alignContent: "space-between",
          p: 4,
          border: 1,
          borderColor: "divider",
          borderRadius: "10px",
          bgcolor: "background.paper",
          color: "text.primary",
          textDecoration: "none",
          "&:hover": { borderColor: theme.vars.palette.controlBorder },
        })}
        to={`/boards/${board.id}`}
      >
        <Box sx={{ display: "flex", alignItems: "baseline", gap: 2, minWidth: 0 }}>
          <Typography
            component="h3"
            dir="auto"
            sx={{
              flex: 1,
              minWidth: 0,
              overflow: "hidden",
              display: "-webkit-box",
              WebkitLineClamp: 2,
              WebkitBoxOrient: "vertical",
            }}
            variant="subtitle1"
          >
            {board.name}
          </Typography>
          {board.isDefault && (
            <Typography color="textSecondary" sx={{ flex: "none" }} variant="caption">
              {t("boards.default")}
            </Typography>
          )}
        </Box>
        {board.description && (
          <Typography
            color="textSecondary"
            dir="auto"
            sx={{ overflow: "hidden", display: "-webkit-box", WebkitLineClamp: 2, WebkitBoxOrient: "vertical" }}
            variant="body2"
          >
            {board.description}
          </Typography>
        )}
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, color: "text.secondary", fontSize: "0.75rem" }}>
          {lists.slice(0, 8).map(({ id, name, category }) => (
            <StatusMark category={category} key={id} name={name} />
          ))}
          <span>{t("boards.lists", { count: lists.length })}</span>
          <Box component="span" sx={{ ml: "auto" }}>
            <RelativeTime at={board.updatedAt} />
          </Box>
        </Box>
      </Box>
    </Box>
  );
}
