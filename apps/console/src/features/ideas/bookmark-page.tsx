import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CardSkeleton } from "../../ui/card-skeleton.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { BookmarkCard } from "./bookmark-card.tsx";
import { MoreButton } from "./more-button.tsx";
import type { Chosen } from "./use-chosen.ts";

export interface BookmarkPageProps {
  readonly cursor: string | undefined;
  readonly search: string;
  readonly owner: "anyone" | "me" | "others";
  readonly tags: readonly string[];
  readonly isFiltered: boolean;
  /** The idea whose bookmark the address asks for. */
  readonly highlightedIdeaId: string | null;
  readonly chosen: Chosen;
  readonly onMore: ((next: string) => void) | null;
}

const perPage = 25;

/** A page of the list of bookmarks. */
export function BookmarkPage(props: BookmarkPageProps) {
  const { cursor, search, owner, tags, isFiltered, highlightedIdeaId, chosen, onMore } = props;
  const { t } = useTranslation("ideas");
  const query = eurekaApi.useBookmarkListQuery({
    limit: perPage,
    owner,
    ...(cursor && { cursor }),
    ...(search && { search }),
    ...(tags.length > 0 && { tags: [...tags] }),
  });
  return (
    <QueryStates
      empty={
        cursor === undefined &&
        (isFiltered ? (
          <EmptyState hint={t("bookmarks.noMatchHint")} sentence={t("bookmarks.noMatch")} />
        ) : (
          <EmptyState
            action={
              <Button component={Link} to="/ideas">
                {t("bookmarks.emptyAction")}
              </Button>
            }
            hint={t("bookmarks.emptyHint")}
            sentence={t("bookmarks.empty")}
          />
        ))
      }
      isEmpty={({ data }) => data.length === 0}
      query={query}
      skeleton={
        <Box sx={{ display: "grid", gap: 3 }}>
          <CardSkeleton />
          <CardSkeleton />
          <CardSkeleton />
        </Box>
      }
    >
      {({ data, nextCursor }) => (
        <>
          <Box
            component="ul"
            sx={{
              display: "grid",
              gridTemplateColumns: "minmax(0, 1fr)",
              gap: 3,
              m: 0,
              mb: 3,
              p: 0,
              listStyle: "none",
            }}
          >
            {data.map((bookmark) => (
              <li key={bookmark.id}>
                <BookmarkCard
                  bookmark={bookmark}
                  chosen={chosen}
                  isHighlighted={bookmark.idea.id === highlightedIdeaId}
                />
              </li>
            ))}
          </Box>
          <MoreButton next={nextCursor} onMore={onMore} />
        </>
      )}
    </QueryStates>
  );
}
