/** What came in from a platform and what it was asked, the latest first. */
import "./words.ts";
import type { Input, Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../../../session/use-me.ts";
import { usePages } from "../../../../session/use-pages.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import type { DataColumn } from "../../../../ui/data-table-props.ts";
import { Duration } from "../../../../ui/duration.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { RelativeTime } from "../../../../ui/relative-time.tsx";
import { Section } from "../../../../ui/section.tsx";
import { SelectInput } from "../../../../ui/select-input.tsx";
import { ShowMore } from "../../../../ui/show-more.tsx";
import { Line } from "../../shared/line.tsx";
import { LogEntryPanel } from "./log-entry-panel.tsx";
import { OutcomeMark } from "./outcome-mark.tsx";
import { useEntryWords } from "./use-entry-words.ts";

type Entry = Row<"connection_log.list">;
type Filter = Pick<Input<"connection_log.list">, "direction" | "outcome">;

const directions = ["incoming", "outgoing"] as const;
const outcomes = ["failed", "waiting", "done", "ignored"] as const;
/** What there is room for beside an opened entry, which tells the rest. */
const besidePanel: readonly string[] = ["at", "what", "outcome"];
/** "" is no value of an option that a select can show. */
const any = "any";

export interface ConnectionLogProps {
  readonly connectionId: string;
  /** What the platform is called. */
  readonly platform: string;
}

export function ConnectionLog({ connectionId, platform }: ConnectionLogProps) {
  const { t } = useTranslation("settings");
  const [search, setSearch] = useSearchParams();
  const mayRead = useMay("connection_log:read", {});
  const filter = readFilter(search);
  const pages = usePages("connection_log.list", { id: connectionId, limit: 25, ...filter }, { skip: !mayRead });
  const words = useEntryWords();
  const open = search.get("entry");

  function change(name: "direction" | "outcome" | "entry", value: string | null): void {
    const next = new URLSearchParams(search);
    if (value === null || value === any) next.delete(name);
    else next.set(name, value);
    // The dead letters of this page have the same place beside it.
    if (name === "entry") next.delete("job");
    setSearch(next, { replace: true, preventScrollReset: true });
  }
  const columns: DataColumn<Entry>[] = [
    { key: "at", width: 116, header: t("connectionLog.at"), render: ({ at }) => <RelativeTime at={at} /> },
    {
      key: "direction",
      width: 104,
      header: t("connectionLog.direction"),
      render: ({ direction }) => t(`connectionLog.directions.${direction}`),
    },
    {
      key: "what",
      width: "28%",
      header: t("connectionLog.what"),
      render: (entry) => <Line text={words.what(entry)} />,
    },
    {
      key: "outcome",
      width: 112,
      header: t("connectionLog.outcome"),
      render: ({ outcome }) => <OutcomeMark outcome={outcome} />,
    },
    {
      key: "why",
      header: t("connectionLog.why"),
      hideBelow: "lg",
      render: (entry) => <Line text={words.why(entry)} />,
    },
    {
      key: "took",
      width: 84,
      align: "end",
      header: t("connectionLog.took"),
      hideBelow: "md",
      render: ({ milliseconds }) => milliseconds !== null && <Duration milliseconds={milliseconds} />,
    },
    {
      key: "tries",
      width: 64,
      align: "end",
      header: t("connectionLog.tries"),
      hideBelow: "md",
      render: (entry) => (entry.direction === "incoming" ? entry.tries : 1),
    },
  ];
  const isFiltered = filter.direction !== undefined || filter.outcome !== undefined;
  return (
    <Section
      actions={mayRead && <Button onClick={() => void pages.refetch()}>{t("connectionLog.refresh")}</Button>}
      hint={t("connectionLog.hint", { platform })}
      title={t("connectionLog.title")}
    >
      {!mayRead && (
        <Typography color="textSecondary" variant="body2">
          {t("connectionLog.denied")}
        </Typography>
      )}
      {mayRead && (
        <>
          <Box
            aria-label={t("connectionLog.show")}
            component="section"
            sx={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(136px, 200px))", gap: 3, mb: 4 }}
          >
            <SelectInput
              label={t("connectionLog.direction")}
              onChange={(value) => change("direction", value)}
              options={[
                { value: any, label: t("connectionLog.both") },
                ...directions.map((value) => ({ value, label: t(`connectionLog.directions.${value}`) })),
              ]}
              value={filter.direction ?? any}
            />
            <SelectInput
              label={t("connectionLog.outcome")}
              onChange={(value) => change("outcome", value)}
              options={[
                { value: any, label: t("connectionLog.every") },
                ...outcomes.map((value) => ({ value, label: t(`connectionLog.outcomes.${value}`) })),
              ]}
              value={filter.outcome ?? any}
            />
          </Box>
          <QueryStates
            empty={
              <EmptyState
                hint={t(isFiltered ? "connectionLog.noneHint" : "connectionLog.emptyHint", { platform })}
                sentence={t(isFiltered ? "connectionLog.none" : "connectionLog.empty")}
              />
            }
            isEmpty={(rows) => rows.length === 0}
            query={pages}
          >
            {(rows) => (
              <DataTable
                caption={t("connectionLog.title")}
                columns={open === null ? columns : columns.filter(({ key }) => besidePanel.includes(key))}
                onRowClick={({ id }) => change("entry", id)}
                rowKey={({ id }) => id}
                rows={rows}
              />
            )}
          </QueryStates>
          <ShowMore pages={pages} />
          {open !== null && (
            <LogEntryPanel
              id={open}
              key={open}
              onClose={() => change("entry", null)}
              onReplayed={() => void pages.refetch()}
            />
          )}
        </>
      )}
    </Section>
  );
}

function readFilter(search: URLSearchParams): Filter {
  const direction = directions.find((value) => value === search.get("direction"));
  const outcome = outcomes.find((value) => value === search.get("outcome"));
  return { ...(direction && { direction }), ...(outcome && { outcome }) };
}
