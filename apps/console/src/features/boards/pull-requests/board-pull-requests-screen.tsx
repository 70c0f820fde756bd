/** The pull requests that a board knows, whether or not they belong to one of its items. */
import "../words.ts";
import "../item/development-words.ts";
import "./words.ts";
import { type PullRequestState, pullRequestStates } from "@eureka/contracts/pull-request";
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MuiLink from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { Choice } from "../../../ui/choice.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Page } from "../../../ui/page.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { safeAddress } from "../../../ui/safe-address.ts";
import { ShowMore } from "../../../ui/show-more.tsx";
import { NoPullRequests } from "./no-pull-requests.tsx";
import { PullRequestTable } from "./pull-request-table.tsx";

export function BoardPullRequestsScreen() {
  const { t } = useTranslation("boards");
  const { boardId = "" } = useParams();
  const board = eurekaApi.useBoardGetQuery({ id: boardId });
  const connected = eurekaApi.useConnectedBoardListQuery({ boardId });
  const name = board.currentData?.name;
  return (
    <Page title={t("pulls.title")} {...(name !== undefined && { documentTitle: t("pulls.of", { name }) })}>
      <QueryStates query={{ ...board, data: board.currentData }}>
        {(found) => (
          <>
            <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 4, rowGap: 1, mb: 4, fontSize: "0.8125rem" }}>
              <MuiLink
                component={Link}
                sx={{ display: "inline-flex", alignItems: "center", gap: 1, minWidth: 0, overflowWrap: "anywhere" }}
                to={`/boards/${found.id}`}
              >
                <Icon name="chevronLeft" size={14} />
                <bdi>{found.name}</bdi>
              </MuiLink>
              {connected.currentData?.data.map((row) => (
                <Repository connected={row} key={row.id} />
              ))}
            </Box>
            <QueryStates
              empty={<Unconnected />}
              isEmpty={({ data }) => data.length === 0}
              query={{ ...connected, data: connected.currentData }}
            >
              {({ data }) => data.map((row) => <PullRequests connected={row} key={row.id} />)}
            </QueryStates>
          </>
        )}
      </QueryStates>
    </Page>
  );
}

interface ConnectedProps {
  readonly connected: Row<"connected_board.list">;
}

/** Where the pull requests are, by the address that people open there. */
function Repository({ connected: { permalink } }: ConnectedProps) {
  const address = permalink === null ? null : safeAddress(permalink);
  if (address === null) return null;
  return (
    <MuiLink
      color="textSecondary"
      href={address}
      rel="noreferrer noopener"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1, minWidth: 0, overflowWrap: "anywhere" }}
      target="_blank"
    >
      <bdi>{new URL(address).pathname.slice(1)}</bdi>
      <Icon name="external" size={14} />
    </MuiLink>
  );
}

function Unconnected() {
  const { t } = useTranslation("boards");
  const maySeeConnections = useMay("connection:read", {});
  return (
    <EmptyState
      action={
        maySeeConnections && (
          <Button component={Link} to="/settings/connections" variant="contained">
            {t("pulls.toConnections")}
          </Button>
        )
      }
      hint={t("pulls.unconnectedHint")}
      sentence={t("pulls.unconnected")}
    />
  );
}

function PullRequests({ connected }: ConnectedProps) {
  const { t } = useTranslation("boards");
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get("state");
  const state = pullRequestStates.find((known) => known === wanted) ?? "all";
  const pages = usePages("pull_request.list_of_board", {
    id: connected.id,
    states: state === "all" ? [] : [state],
    limit: 50,
  });
  const choose = (next: PullRequestState | "all") =>
    setParameters(next === "all" ? {} : { state: next }, { replace: true });
  return (
    <>
      <Choice
        label={t("pulls.show")}
        onChange={choose}
        options={[
          { value: "all", label: t("pulls.all") },
          ...pullRequestStates.map((value) => ({ value, label: t(`development.states.${value}`) })),
        ]}
        value={state}
      />
      <QueryStates
        empty={<NoPullRequests connected={connected} isFiltered={state !== "all"} onShowAll={() => choose("all")} />}
        isEmpty={(rows) => rows.length === 0}
        query={pages}
      >
        {(rows) => <PullRequestTable pulls={rows} />}
      </QueryStates>
      <ShowMore pages={pages} />
    </>
  );
}
