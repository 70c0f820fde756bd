import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import type { NamedPerson } from "../../session/use-people.ts";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { Person } from "../../ui/person.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { MoreButton } from "./more-button.tsx";
import { RunState } from "./run-state.tsx";
import { ideaRunKind } from "./tables.ts";
import type { IdeaRunSummary } from "./types.ts";
import { useMemberNames } from "./use-member-names.ts";

export interface RunPageProps {
  readonly cursor: string | undefined;
  readonly onMore: ((next: string) => void) | null;
}

const perPage = 8;

/** A page of the list of runs. */
export function RunPage({ cursor, onMore }: RunPageProps) {
  const query = eurekaApi.useIdeaRunListQuery({ limit: perPage, ...(cursor && { cursor }) });
  const whoOf = useRequesters();
  return (
    <QueryStates query={query} skeleton={<ListSkeleton rows={cursor ? 3 : perPage} />}>
      {({ data, nextCursor }) => (
        <>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
            {data.map((run) => (
              <Row key={run.id} run={run} who={whoOf(run.id)} />
            ))}
          </Box>
          <MoreButton next={nextCursor} onMore={onMore} />
        </>
      )}
    </QueryStates>
  );
}

function Row({ run, who }: { readonly run: IdeaRunSummary; readonly who: NamedPerson | undefined }) {
  const { t } = useTranslation("ideas");
  const isOpen = run.state === "queued" || run.state === "running";
  return (
    <Box
      component="li"
      sx={{
        position: "relative",
        display: "grid",
        gridTemplateColumns: { xs: "20px minmax(0, 1fr) auto", sm: "20px minmax(0, 1fr) 92px 150px 84px" },
        gridTemplateAreas: { xs: `"who topic age" ". state engine"`, sm: `"who topic state engine age"` },
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
      <Box sx={{ gridArea: "who", display: "flex" }}>{who && <Person kind={who.kind} name={who.name} />}</Box>
      <Link
        component={RouterLink}
        dir="auto"
        noWrap
        sx={{
          gridArea: "topic",
          color: "text.primary",
          fontWeight: 500,
          fontSize: "0.875rem",
          // The whole row is the link's.
          "&::after": { content: '""', position: "absolute", inset: 0 },
        }}
        title={run.request.topic}
        to={`/idea-runs/${run.id}`}
      >
        {run.request.topic}
      </Link>
      <Box sx={{ gridArea: "state" }}>
        <RunState run={run} />
      </Box>
      <Box
        sx={{
          gridArea: "engine",
          minWidth: 0,
          display: "flex",
          justifyContent: { xs: "flex-end", sm: "flex-start" },
          color: "text.secondary",
        }}
      >
        {run.engine ? (
          <EngineBadge engine={run.engine} model={run.model} />
        ) : (
          <span>{t(isOpen ? "facts.notYet" : "facts.unknown")}</span>
        )}
      </Box>
      <Box sx={{ gridArea: "age", color: "text.secondary", textAlign: "end" }}>
        <RelativeTime at={run.createdAt} />
      </Box>
    </Box>
  );
}

/** Who asked for the latest runs; undefined while that is not known, and for older ones. */
function useRequesters(): (runId: string) => NamedPerson | undefined {
  const nameOf = useMemberNames();
  const { data } = eurekaApi.useRunListQuery({ kind: ideaRunKind, limit: 200 });
  const byId = new Map(data?.data.map((run) => [run.id, run]));
  return (runId) => {
    const run = byId.get(runId);
    return run && nameOf(run.requestedBy, run.onBehalfOf);
  };
}
