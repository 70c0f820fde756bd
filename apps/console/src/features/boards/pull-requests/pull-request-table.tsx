import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { ChecksFact, ReviewFact, StateFact } from "../item/pull-request-facts.tsx";
import { PullRequestLink } from "../item/pull-request-link.tsx";

type BoardPull = Row<"pull_request.list_of_board">;

/** Pull requests with the work items to which they belong. */
export function PullRequestTable({ pulls }: { readonly pulls: readonly BoardPull[] }) {
  const { t } = useTranslation("boards");
  const columns: readonly DataColumn<BoardPull>[] = [
    { key: "pull", header: t("pulls.pull"), render: (pull) => <WhatAndWhere pull={pull} /> },
    { key: "state", header: t("pulls.state"), width: 96, render: ({ state }) => <StateFact state={state} /> },
    { key: "progress", header: t("pulls.progress"), width: 168, render: (pull) => <Progress pull={pull} /> },
    { key: "items", header: t("pulls.items"), width: "24%", render: ({ workItems }) => <Items items={workItems} /> },
    {
      key: "changed",
      header: t("pulls.changed"),
      width: 112,
      hideBelow: "md",
      render: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
    },
  ];
  return <DataTable caption={t("pulls.title")} columns={columns} rowKey={({ id }) => id} rows={pulls} />;
}

interface PullProps {
  readonly pull: BoardPull;
}

function WhatAndWhere({ pull }: PullProps) {
  const { t } = useTranslation("boards");
  const { branch, baseBranch } = pull;
  return (
    <Box sx={lines}>
      <PullRequestLink pull={pull} />
      <Box
        component="code"
        sx={{ color: "text.secondary", fontSize: "0.75rem", fontWeight: 400, overflowWrap: "anywhere" }}
        title={t("pulls.into", { branch, baseBranch })}
      >
        <bdi>{branch}</bdi>
      </Box>
    </Box>
  );
}

function Progress({ pull: { review, checks } }: PullProps) {
  return (
    <Box sx={lines}>
      <ReviewFact review={review} />
      <ChecksFact checks={checks} />
    </Box>
  );
}

function Items({ items }: { readonly items: BoardPull["workItems"] }) {
  return items.map(({ id, key, title }) => (
    <Box key={id} sx={lines}>
      <MuiLink component={Link} to={`/items/${key}`}>
        {key}
      </MuiLink>
      <Box component="bdi" sx={{ color: "text.secondary", fontSize: "0.75rem", overflowWrap: "anywhere" }}>
        {title}
      </Box>
    </Box>
  ));
}

const lines = { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", justifyItems: "start", py: 1 } as const;
