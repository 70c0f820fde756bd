import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { useMayFunction } from "../../../../session/use-me.ts";
import { useConfirm } from "../../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { RelativeTime } from "../../../../ui/relative-time.tsx";
import { Mark } from "../../shared/mark.tsx";
import { useAction } from "../../shared/use-action.ts";
import type { Names } from "../../shared/use-names.ts";
import { BoardError } from "./board-error.tsx";
import { PlatformLink } from "./platform-link.tsx";

const PullRequestRulesDialog = lazy(async () => ({
  default: (await import("./pull-request-rules-dialog.tsx")).PullRequestRulesDialog,
}));
const RulesDialog = lazy(async () => ({ default: (await import("./rules/rules-dialog.tsx")).RulesDialog }));

export interface ConnectedBoardRowProps {
  readonly connected: Row<"connected_board.list">;
  readonly names: Names;
  readonly platform: string;
  /** Code waits there to be taken in. */
  readonly hasPullRequests: boolean;
  /** What it is called over there, where that is known. */
  readonly platformName: string | undefined;
}

const tones = { connecting: "waiting", active: "good", failed: "bad" } as const;

/** A board that is shown here: how it stands, comparing it now, and stopping. */
export function ConnectedBoardRow(props: ConnectedBoardRowProps) {
  const { connected, names, platform, platformName, hasPullRequests } = props;
  const [isRuling, setRuling] = useState(false);
  const { t } = useTranslation("settings");
  const may = useMayFunction();
  const confirm = useConfirm();
  const action = useAction();
  const [isOpen, setOpen] = useState(false);
  const [reconcile] = eurekaApi.useConnectedBoardReconcileMutation();
  const [remove] = eurekaApi.useConnectedBoardRemoveMutation();
  const { id, boardId, state, error, permalink, reconciledAt } = connected;
  const board = names.boards.find((candidate) => candidate.id === boardId);
  const place = { workspaceId: board?.workspaceId, boardId };
  const name = board?.name ?? platformName ?? names.board(boardId);

  async function askToStop(): Promise<void> {
    const question = {
      title: t("boards.stopTitle", { name }),
      detail: t("boards.stopDetail", { platform }),
      confirmLabel: t("boards.stop"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => remove({ id }).unwrap());
  }
  return (
    <Box component="li" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2, px: 3, py: 2 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 3, rowGap: 1 }}>
        <Box sx={{ flex: "1 1 200px", minWidth: 0 }}>
          <Typography sx={{ overflowWrap: "anywhere" }} variant="body2">
            <Link color="inherit" component={RouterLink} sx={{ fontWeight: 500 }} to={`/boards/${boardId}`}>
              {name}
            </Link>
          </Typography>
          <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="caption">
            {board && names.workspace(board.workspaceId)}
          </Typography>
        </Box>
        <Typography component="div" sx={{ display: "flex", flexWrap: "wrap", columnGap: 2 }} variant="body2">
          <Mark label={t(`boards.states.${state}`)} tone={tones[state]} />
          {state === "active" && reconciledAt && (
            <Box component="span" sx={{ color: "text.secondary" }}>
              {t("boards.compared")} <RelativeTime at={reconciledAt} />
            </Box>
          )}
        </Typography>
        <PlatformLink name={name} permalink={permalink} platform={platform} />
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
          {may("board:update", place) && (
            <Button
              aria-label={t(state === "failed" ? "boards.retryOf" : "boards.compareOf", { name })}
              disabled={action.isBusy}
              onClick={() => void action.run(() => reconcile({ id }).unwrap())}
            >
              {t(state === "failed" ? "boards.retry" : "boards.compare")}
            </Button>
          )}
          {may("board:update", place) && (
            <Button aria-label={t("boards.rulesOf", { name })} onClick={() => setOpen(true)}>
              {t("boards.rules")}
            </Button>
          )}
          {hasPullRequests && may("board:update", place) && (
            <Button aria-label={t("boards.pullRequestsOf", { name })} onClick={() => setRuling(true)}>
              {t("boards.pullRequests")}
            </Button>
          )}
          {may("board:delete", place) && (
            <Button
              aria-label={t("boards.stopOf", { name })}
              disabled={action.isBusy}
              onClick={() => void askToStop()}
              variant="text"
            >
              {t("boards.stop")}
            </Button>
          )}
        </Box>
      </Box>
      {error !== null && <BoardError error={error} />}
      <FailureNote failure={action.failure} />
      {isOpen && (
        <Suspense fallback={null}>
          <RulesDialog connected={connected} name={name} onClose={() => setOpen(false)} platform={platform} />
        </Suspense>
      )}
      {isRuling && (
        <Suspense>
          <PullRequestRulesDialog
            boardId={boardId}
            connectedBoardId={id}
            name={name}
            onClose={() => setRuling(false)}
            platform={platform}
          />
        </Suspense>
      )}
    </Box>
  );
}
