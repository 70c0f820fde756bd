import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { DeniedState } from "../../ui/denied-state.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { Page } from "../../ui/page.tsx";
import { isFiltered, readFilters } from "./activity-filters.ts";
import { FilterBar } from "./filter-bar.tsx";
import { happeningOfRecord } from "./happening.ts";
import { HappeningList } from "./happening-list.tsx";
import { RecordPanel } from "./record-panel.tsx";
import { useActivityNames } from "./use-activity-names.ts";
import { useAuditRecords } from "./use-audit-records.ts";
import { VerifyChain } from "./verify-chain.tsx";

/** The audit trail, with filters, details and the proof that nobody altered it. */
export function AuditActivity() {
  const { t } = useTranslation("activity");
  const [search, setSearch] = useSearchParams();
  const filters = readFilters(search);
  const names = useActivityNames();
  const trail = useAuditRecords(filters);
  // The chain is the whole organization's: a role over one workspace is not enough.
  const mayVerify = useMay("audit_record:read", {});
  const { records, failure, isLoading, hasMore, hasNewer } = trail;
  const happenings = useMemo(() => records.map(happeningOfRecord), [records]);
  const open = records.find(({ id }) => id === search.get("record"));

  function show(id: string | null): void {
    const next = new URLSearchParams(search);
    if (id === null) next.delete("record");
    else next.set("record", id);
    setSearch(next, { replace: open !== undefined, preventScrollReset: true });
  }
  return (
    <Page title={t("title")}>
      {mayVerify && <VerifyChain />}
      <FilterBar filters={filters} names={names} />
      {hasNewer && !isLoading && (
        <Box sx={{ display: "flex", justifyContent: "center", mb: 3 }}>
          <Button onClick={trail.reload} startIcon={<Icon name="retry" size={14} />}>
            {t("newer")}
          </Button>
        </Box>
      )}
      {content()}
      {open && <RecordPanel key={open.id} names={names} onClose={() => show(null)} record={open} />}
    </Page>
  );

  function content() {
    if (records.length === 0 && isLoading) return <ListSkeleton rows={12} />;
    if (failure?.status === 403) return <DeniedState />;
    if (records.length === 0 && failure) return <ErrorState failure={failure} onRetry={trail.reload} />;
    if (records.length === 0 && !hasMore) {
      const isPart = isFiltered(filters);
      return (
        <EmptyState
          hint={t(isPart ? "emptyFilteredHint" : "emptyHint")}
          sentence={t(isPart ? "emptyFiltered" : "empty")}
        />
      );
    }
    return (
      <>
        <HappeningList happenings={happenings} names={names} onOpen={show} openId={open?.id ?? null} />
        {records.length === 0 && <EmptyState sentence={t("looking")} />}
        <FailureNote failure={failure} />
        {(hasMore || isLoading) && (
          <Box sx={{ display: "flex", justifyContent: "center", py: 3 }}>
            <Button aria-busy={isLoading} disabled={isLoading} onClick={trail.loadMore}>
              {t(isLoading ? "loading" : "olderMore")}
            </Button>
          </Box>
        )}
      </>
    );
  }
}
