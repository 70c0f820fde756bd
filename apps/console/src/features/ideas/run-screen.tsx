import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useAppSelector } from "../../app/hooks.ts";
import { useLiveEvents } from "../../live/use-live-events.ts";
import { useMay } from "../../session/use-me.ts";
import { CardSkeleton } from "../../ui/card-skeleton.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import { Page } from "../../ui/page.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { useDelayed } from "../../ui/use-delayed.ts";
import { CancelRun } from "./cancel-run.tsx";
import { Note } from "./note.tsx";
import { ParentIdeas } from "./parent-ideas.tsx";
import { PlainText } from "./plain-text.tsx";
import { Ranking } from "./ranking.tsx";
import { draftOf } from "./run-draft.ts";
import { RunFacts } from "./run-facts.tsx";
import { RunOutcome } from "./run-outcome.tsx";
import { StageStrip } from "./stage-strip.tsx";
import type { IdeaRun } from "./types.ts";
import { useMemberNames } from "./use-member-names.ts";

/** How often a run that goes on is read anew besides its events, in ms: while the stream is broken it is all there is. */
const pause = { live: 5_000, offline: 2_000 } as const;

/** A run, read like an article: the topic, how far it is, what came of it. */
export function RunScreen() {
  const { t } = useTranslation("ideas");
  const { runId = "" } = useParams();
  const [isOpen, setOpen] = useState(false);
  const isLive = useAppSelector((root) => root.live.state === "live");
  const query = eurekaApi.useIdeaRunGetQuery(
    { id: runId },
    { pollingInterval: isOpen ? pause[isLive ? "live" : "offline"] : 0 },
  );
  const run = query.data;
  const state = run?.state;
  // A page that was just opened is still connecting.
  const isLost = useDelayed(isOpen && !isLive, 3_000);
  useEffect(() => setOpen(state === "queued" || state === "running"), [state]);
  useLiveEvents({
    // What is made of its ideas is no event of the run itself.
    onEvent: ({ type, data }) => {
      if (type === "idea.item_made" && data.runId === runId) void query.refetch();
    },
  });
  return (
    <Page
      actions={run && <RunActions run={run} />}
      documentTitle={run?.request.topic.slice(0, 80) ?? t("run.title")}
      title={run?.request.topic ?? t("run.title")}
    >
      <QueryStates query={query} skeleton={<RunSkeleton />}>
        {(loaded) => <RunArticle isLost={isLost} run={loaded} />}
      </QueryStates>
    </Page>
  );
}

function RunActions({ run }: { readonly run: IdeaRun }) {
  const { t } = useTranslation("ideas");
  const mayRun = useMay("idea_run:create", { workspaceId: run.workspaceId });
  return (
    <>
      <CancelRun run={run} />
      {mayRun && run.state === "succeeded" && (
        <Button component={Link} state={{ draft: draftOf(run) }} to="/ideas/new">
          {t("outcome.again")}
        </Button>
      )}
    </>
  );
}

function RunArticle({ run, isLost }: { readonly run: IdeaRun; readonly isLost: boolean }) {
  const { t } = useTranslation("ideas");
  const nameOf = useMemberNames();
  const { data: asked } = eurekaApi.useRunGetQuery({ id: run.id });
  const isOpen = run.state === "queued" || run.state === "running";
  return (
    <Box sx={{ position: "relative", display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 6 }}>
      {run.request.context && (
        <Box
          component="details"
          sx={{ "& summary": { cursor: "pointer", color: "text.secondary", fontSize: "0.8125rem" } }}
        >
          <summary>{t("run.context")}</summary>
          <Box sx={{ mt: 2, pl: 4, borderInlineStart: "2px solid", borderColor: "divider" }}>
            <PlainText text={run.request.context} />
          </Box>
        </Box>
      )}
      {run.parentIds.length > 0 && <ParentIdeas ids={run.parentIds} />}
      <RunFacts run={run} who={asked && nameOf(asked.requestedBy, asked.onBehalfOf)} />
      <StageStrip run={run} />
      {isLost && (
        <Note title={t("run.lost")} tone="warning">
          {t("run.lostHint")}
        </Note>
      )}
      <RunOutcome run={run} />
      {run.ideas.length > 0 && <Ranking key={run.id} run={run} />}
      {isOpen && <Waiting />}
      {run.state === "succeeded" && run.ideas.length === 0 && (
        <EmptyState hint={t("run.noIdeasHint")} sentence={t("run.noIdeas")} />
      )}
      <Box aria-live="polite" sx={hiddenFromSight}>
        {t("run.said", { state: t(`state.${run.state}`) })}
      </Box>
    </Box>
  );
}

/** The shape of the ranking to come. */
function Waiting() {
  const { t } = useTranslation("ideas");
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{t("run.waiting")}</Box>
      <CardSkeleton />
      <CardSkeleton />
    </Box>
  );
}

function RunSkeleton() {
  return (
    <Box sx={{ display: "grid", gap: 6 }}>
      <Skeleton height={36} variant="rounded" width="70%" />
      <Skeleton height={44} variant="rounded" />
      <CardSkeleton />
      <CardSkeleton />
      <CardSkeleton />
    </Box>
  );
}
