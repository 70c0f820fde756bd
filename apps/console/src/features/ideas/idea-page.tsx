import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { EmptyState } from "../../ui/empty-state.tsx";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { ScoreBar } from "../../ui/score-bar.tsx";
import { judgedOf, shownOf } from "./idea-facts.ts";
import { MoreButton } from "./more-button.tsx";
import type { Idea } from "./types.ts";

export interface IdeaPageProps {
  readonly cursor: string | undefined;
  readonly search: string;
  readonly onMore: ((next: string) => void) | null;
}

const perPage = 25;

/** A page of the list of ideas. */
export function IdeaPage({ cursor, search, onMore }: IdeaPageProps) {
  const { t } = useTranslation("ideas");
  const query = eurekaApi.useIdeaListQuery({ limit: perPage, ...(cursor && { cursor }), ...(search && { search }) });
  return (
    <QueryStates
      empty={
        cursor === undefined && (
          <EmptyState hint={t("list.noneHint")} sentence={t(search ? "list.noMatch" : "list.none")} />
        )
      }
      isEmpty={({ data }) => data.length === 0}
      query={query}
      skeleton={<ListSkeleton rows={cursor ? 3 : 8} />}
    >
      {({ data, nextCursor }) => (
        <>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
            {data.map((idea) => (
              <Row idea={idea} key={idea.id} />
            ))}
          </Box>
          <MoreButton next={nextCursor} onMore={onMore} />
        </>
      )}
    </QueryStates>
  );
}

function Row({ idea }: { readonly idea: Idea }) {
  const { t } = useTranslation("ideas");
  const { title } = shownOf(idea);
  const overall = judgedOf(idea)?.overall ?? null;
  return (
    <Box
      component="li"
      sx={{
        position: "relative",
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "minmax(0, 1fr) auto 128px 150px 84px" },
        gridTemplateAreas: { xs: `"title age" "score engine"`, sm: `"title marks score engine age"` },
        alignItems: "center",
        columnGap: 3,
        rowGap: 0.5,
        minHeight: 36,
        px: 2,
        py: 1.5,
        mx: -2,
        borderBottom: 1,
        borderColor: "divider",
        fontSize: "0.8125rem",
        "&:hover": { backgroundColor: "action.hover" },
      }}
    >
      <Link
        component={RouterLink}
        dir="auto"
        noWrap
        sx={{
          gridArea: "title",
          color: "text.primary",
          fontSize: "0.875rem",
          "&::after": { content: '""', position: "absolute", inset: 0 },
        }}
        title={title}
        to={`/ideas/${idea.id}`}
      >
        {title}
      </Link>
      <Box sx={{ gridArea: "marks", display: { xs: "none", sm: "flex" }, gap: 1, color: "text.secondary" }}>
        {idea.bookmarkId && (
          <span aria-label={t("actions.bookmarked")} role="img" title={t("actions.bookmarked")}>
            <Icon name="bookmark" size={14} />
          </span>
        )}
        {idea.workItemIds.length > 0 && (
          <span aria-label={t(`became.${idea.outcome}`)} role="img" title={t(`became.${idea.outcome}`)}>
            <Icon name={idea.outcome === "done" ? "check" : "board"} size={14} />
          </span>
        )}
      </Box>
      <Box sx={{ gridArea: "score" }}>{overall !== null && <ScoreBar value={overall} width={120} />}</Box>
      <Box
        sx={{ gridArea: "engine", minWidth: 0, display: "flex", justifyContent: { xs: "flex-end", sm: "flex-start" } }}
      >
        <EngineBadge engine={idea.engine} />
      </Box>
      <Box sx={{ gridArea: "age", color: "text.secondary", textAlign: "end" }}>
        <RelativeTime at={idea.createdAt} />
      </Box>
    </Box>
  );
}
