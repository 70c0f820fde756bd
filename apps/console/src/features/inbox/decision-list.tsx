/** Decisions, the latest first, page by page. */
import type { Input } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import type { Show } from "./decision.ts";
import { DecisionRow } from "./decision-row.tsx";

type ListInput = Input<"decision.list">;

const filters: Readonly<Record<Exclude<Show, "mentions">, ListInput>> = {
  mine: { mine: true, states: ["open"] },
  asked: { proposedByMe: true },
  all: {},
  closed: { states: ["answered", "expired", "withdrawn"] },
};
const pageSize = 50;

export interface DecisionListProps {
  readonly show: Exclude<Show, "mentions">;
  readonly currentId: string | undefined;
}

export function DecisionList({ show, currentId }: DecisionListProps) {
  // Each page is a query of its own, so that a change reads again only what is shown.
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
      {cursors.map((cursor, index) => (
        <DecisionPage
          currentId={currentId}
          cursor={cursor}
          key={cursor ?? "first"}
          onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
          show={show}
        />
      ))}
    </Box>
  );
}

interface DecisionPageProps extends DecisionListProps {
  readonly cursor: string | null;
  /** Left out where the next page is shown already. */
  readonly onMore: ((cursor: string) => void) | undefined;
}

function DecisionPage({ show, currentId, cursor, onMore }: DecisionPageProps) {
  const { t } = useTranslation("inbox");
  const query = eurekaApi.useDecisionListQuery({ ...filters[show], limit: pageSize, ...(cursor && { cursor }) });
  return (
    <Box component="li">
      <QueryStates query={query}>
        {({ data, nextCursor }) => {
          const isNothing = data.length === 0 && cursor === null && nextCursor === null;
          return (
            <>
              {isNothing && (
                <Box sx={{ p: 4 }}>
                  <EmptyState hint={t(`empty.${show}Hint`)} sentence={t(`empty.${show}`)} />
                </Box>
              )}
              <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
                {data.map((decision) => (
                  <DecisionRow
                    decision={decision}
                    isCurrent={decision.id === currentId}
                    key={decision.id}
                    show={show}
                  />
                ))}
              </Box>
              {nextCursor && onMore && (
                <Button fullWidth onClick={() => onMore(nextCursor)} sx={{ my: 2 }} variant="text">
                  {t("ui:showMore")}
                </Button>
              )}
            </>
          );
        }}
      </QueryStates>
    </Box>
  );
}
