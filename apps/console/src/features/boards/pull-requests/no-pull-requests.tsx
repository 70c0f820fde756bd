import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";

export interface NoPullRequestsProps {
  readonly connected: Row<"connected_board.list">;
  /** Only those of one state were asked for. */
  readonly isFiltered: boolean;
  readonly onShowAll: () => void;
}

/** Why a board has none to show, and what to do next. */
export function NoPullRequests({ connected, isFiltered, onShowAll }: NoPullRequestsProps) {
  const { t } = useTranslation("boards");
  const rules = eurekaApi.usePullRequestRulesGetQuery({ id: connected.id });
  const maySeeConnections = useMay("connection:read", {});
  return (
    <QueryStates query={rules} skeleton={<ListSkeleton rows={3} />}>
      {({ syncPrs }) => {
        if (!syncPrs)
          return (
            <EmptyState
              action={
                maySeeConnections && (
                  <Button component={Link} to={`/settings/connections/${connected.connectionId}`} variant="contained">
                    {t("pulls.toConnection")}
                  </Button>
                )
              }
              hint={t("pulls.unfollowedHint")}
              sentence={t("pulls.unfollowed")}
            />
          );
        if (!isFiltered) return <EmptyState hint={t("pulls.noneHint")} sentence={t("pulls.none")} />;
        return (
          <EmptyState
            action={<Button onClick={onShowAll}>{t("pulls.showAll")}</Button>}
            sentence={t("pulls.noneOfState")}
          />
        );
      }}
    </QueryStates>
  );
}
