import type { api } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { Mark } from "../shared/mark.tsx";

export type ImportReport = api.ChannelMappingImport;
type ImportedLine = ImportReport["lines"][number];
type Outcome = ImportedLine["outcome"];

/** What needs somebody's eyes first. */
const outcomes = ["refused", "changed", "added", "unchanged"] as const satisfies readonly Outcome[];
const tones = { refused: "bad", changed: "waiting", added: "good", unchanged: "neutral" } as const;

/** A longer list nobody reads in a dialog; all are counted. */
const mostLines = 100;

/** Line by line what an import would do. */
export function ImportReportTable({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation("settings");
  const lines = outcomes.flatMap((outcome) => report.lines.filter((line) => line.outcome === outcome));
  const columns: DataColumn<ImportedLine>[] = [
    { key: "channel", header: t("mappings.channel"), width: "28%", render: ChannelOf },
    {
      key: "outcome",
      header: t("mappings.import.outcome"),
      width: 128,
      render: ({ outcome }) => <Mark label={t(`mappings.import.outcomes.${outcome}`)} tone={tones[outcome]} />,
    },
    { key: "what", header: t("mappings.import.what"), render: WhatHappens },
    { key: "line", header: t("mappings.import.line"), align: "end", width: 64, render: ({ line }) => line },
  ];
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      <Typography aria-live="polite" component="p" variant="body2">
        {outcomes
          .filter((outcome) => report[outcome] > 0)
          .map((outcome) => t(`mappings.import.counts.${outcome}`, { count: report[outcome] }))
          .join(", ") || t("mappings.import.nothing")}
      </Typography>
      {lines.length > 0 && (
        <DataTable
          caption={t("mappings.import.caption")}
          columns={columns}
          rowKey={({ line }) => String(line)}
          rows={lines.slice(0, mostLines)}
        />
      )}
      {lines.length > mostLines && (
        <Typography color="textSecondary" variant="body2">
          {t("mappings.import.more", { count: lines.length - mostLines })}
        </Typography>
      )}
    </Box>
  );
}

/** A channel, or whose default it is. */
function ChannelOf({ for: whose, channel, connection }: ImportedLine) {
  const { t } = useTranslation("settings");
  return (
    <Box sx={{ minWidth: 0, overflowWrap: "anywhere", whiteSpace: "normal" }}>
      {whose === "channel" ? <bdi>{channel}</bdi> : t(`mappings.import.defaults.${whose}`)}
      {connection !== "" && (
        <Typography color="textSecondary" component="div" variant="caption">
          <bdi>{connection}</bdi>
        </Typography>
      )}
    </Box>
  );
}

function WhatHappens({ goesTo, changes, problems, outcome }: ImportedLine) {
  const { t } = useTranslation("settings");
  const sentences =
    outcome === "changed"
      ? changes.map(({ what, from, to }) =>
          t("mappings.import.change", {
            what: t(`mappings.import.fields.${what}`),
            from: from || t("mappings.import.none"),
            to: to || t("mappings.import.none"),
          }),
        )
      : problems;
  return (
    <Box sx={{ minWidth: 0, overflowWrap: "anywhere", whiteSpace: "normal", py: 1 }}>
      {sentences.length === 0 && <bdi>{goesTo}</bdi>}
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Box>
  );
}
