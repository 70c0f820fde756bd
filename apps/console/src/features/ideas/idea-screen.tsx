import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { skipToken } from "@reduxjs/toolkit/query";
import { useTranslation } from "react-i18next";
import { Link as RouterLink, useParams } from "react-router";
import { CardSkeleton } from "../../ui/card-skeleton.tsx";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { Page } from "../../ui/page.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { IdeaActions } from "./idea-actions.tsx";
import { IdeaDetail } from "./idea-detail.tsx";
import { ideaAnchor, judgedOf, shownOf } from "./idea-facts.ts";
import { IdeaScore } from "./idea-score.tsx";
import { ItemsOfIdea } from "./items-of-idea.tsx";
import { Note } from "./note.tsx";
import { RunFacts } from "./run-facts.tsx";
import type { Idea } from "./types.ts";
import { useMemberNames } from "./use-member-names.ts";

/** One idea by itself, with the run that it came from. */
export function IdeaScreen() {
  const { t } = useTranslation("ideas");
  const { ideaId = "" } = useParams();
  const query = eurekaApi.useIdeaGetQuery({ id: ideaId });
  const title = query.data && shownOf(query.data).title;
  return (
    <Page documentTitle={title?.slice(0, 80) ?? t("idea.title")} title={title ?? t("idea.title")}>
      <QueryStates query={query} skeleton={<CardSkeleton />}>
        {(idea) => <IdeaArticle idea={idea} />}
      </QueryStates>
    </Page>
  );
}

function IdeaArticle({ idea }: { readonly idea: Idea }) {
  const { t } = useTranslation("ideas");
  const nameOf = useMemberNames();
  const { data: run } = eurekaApi.useIdeaRunGetQuery(idea.runId ? { id: idea.runId } : skipToken);
  const { data: asked } = eurekaApi.useRunGetQuery(idea.runId ? { id: idea.runId } : skipToken);
  const isRules = idea.engine === "rules";
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 6 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 4, rowGap: 2 }}>
        <EngineBadge engine={idea.engine} model={run?.model ?? null} />
        {(judgedOf(idea)?.overall != null || !isRules) && <IdeaScore idea={idea} width={200} />}
        {run && (
          <Typography variant="body2">
            {t("idea.rankIn", { rank: idea.rank })}{" "}
            <Link component={RouterLink} dir="auto" to={`/idea-runs/${run.id}${ideaAnchor(idea.id)}`}>
              {run.request.topic}
            </Link>
          </Typography>
        )}
      </Box>
      <IdeaActions idea={idea} isOwnPage />
      <ItemsOfIdea idea={idea} />
      {run && <RunFacts run={run} who={asked && nameOf(asked.requestedBy, asked.onBehalfOf)} />}
      {isRules && (
        <Note title={t("outcome.rules")} tone="rules">
          {t("outcome.rulesHint")}
        </Note>
      )}
      <IdeaDetail idea={idea} level={2} />
    </Box>
  );
}
