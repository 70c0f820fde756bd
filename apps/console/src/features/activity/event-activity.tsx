import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { Page } from "../../ui/page.tsx";
import { EventPanel } from "./event-panel.tsx";
import { happeningOfEvent } from "./happening.ts";
import { HappeningList } from "./happening-list.tsx";
import { useActivityNames } from "./use-activity-names.ts";
import { useRecentEvents } from "./use-recent-events.ts";

/** What happened where I may look, for whoever may not read the audit trail. */
export function EventActivity() {
  const { t } = useTranslation("activity");
  const [search, setSearch] = useSearchParams();
  const names = useActivityNames();
  const recent = useRecentEvents();
  const { events, failure, isLoading, hasMore } = recent;
  const happenings = useMemo(() => events.map(happeningOfEvent), [events]);
  const open = events.find(({ id }) => id === search.get("event"));
  const show = (id: string | null) =>
    setSearch(id === null ? {} : { event: id }, { replace: open !== undefined, preventScrollReset: true });
  return (
    <Page title={t("title")}>
      <Typography sx={{ color: "text.secondary", mb: 4 }} variant="body2">
        {t("denied.note")}
      </Typography>
      {content()}
      {open && <EventPanel event={open} key={open.id} names={names} onClose={() => show(null)} />}
    </Page>
  );

  function content() {
    if (events.length === 0 && isLoading) return <ListSkeleton rows={12} />;
    if (events.length === 0 && failure) return <ErrorState failure={failure} onRetry={recent.reload} />;
    if (events.length === 0 && !hasMore) return <EmptyState hint={t("emptyHint")} sentence={t("empty")} />;
    return (
      <>
        <HappeningList happenings={happenings} names={names} onOpen={show} openId={open?.id ?? null} />
        <FailureNote failure={failure} />
        {(hasMore || isLoading) && (
          <Box sx={{ display: "flex", justifyContent: "center", py: 3 }}>
            <Button aria-busy={isLoading} disabled={isLoading} onClick={recent.loadMore}>
              {t(isLoading ? "loading" : "olderMore")}
            </Button>
          </Box>
        )}
      </>
    );
  }
}
