import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { Section } from "../../../ui/section.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { useNames } from "../shared/use-names.ts";
import { moneyWords } from "./money.ts";

// The library of charts is loaded only where one is drawn.
const UsageChart = lazy(async () => ({ default: (await import("./usage-chart.tsx")).UsageChart }));

type Part = api.UsageSummary["parts"][number];
const divisions = ["model", "member", "day"] as const;
const periods = ["7", "30", "90"] as const;
const day = 86_400_000;
const chartHeight = 180;

/** What models used and cost: the days as a chart, and a table by model, member or day. */
export function Usage() {
  const { t, i18n } = useTranslation("settings");
  const [by, setBy] = useState<(typeof divisions)[number]>("model");
  const [period, setPeriod] = useState<(typeof periods)[number]>("30");
  // Whole days in UTC, as they are added up; the same all day long, so that the answer is kept.
  const from = useMemo(() => {
    const today = Math.floor(Date.now() / day) * day;
    return new Date(today - (Number(period) - 1) * day).toISOString();
  }, [period]);
  const query = eurekaApi.useUsageSummarizeQuery({ by, from });
  const days = eurekaApi.useUsageSummarizeQuery({ by: "day", from }).data;
  const names = useNames();
  const number = new Intl.NumberFormat(i18n.language);

  const columns: DataColumn<Part & { readonly label: string }>[] = [
    { key: "label", width: "32%", header: t(`usage.divisions.${by}`), render: ({ label }) => label },
    { key: "calls", header: t("usage.calls"), align: "end", render: ({ calls }) => number.format(calls) },
    {
      key: "failed",
      header: t("usage.failed"),
      align: "end",
      render: ({ failedCalls }) => number.format(failedCalls),
      hideBelow: "lg",
    },
    {
      key: "cached",
      header: t("usage.cached"),
      align: "end",
      render: ({ cachedCalls }) => number.format(cachedCalls),
      hideBelow: "lg",
    },
    {
      key: "input",
      header: t("usage.input"),
      align: "end",
      render: ({ tokens }) => number.format(tokens.input),
      hideBelow: "md",
    },
    {
      key: "output",
      header: t("usage.output"),
      align: "end",
      render: ({ tokens }) => number.format(tokens.output),
      hideBelow: "md",
    },
    { key: "cost", header: t("usage.cost"), align: "end", render: (part) => costOf(part) },
  ];
  return (
    <Section
      actions={
        <Box sx={{ display: "flex", gap: 2 }}>
          <Box sx={{ width: 120 }}>
            <SelectInput
              hideLabel
              label={t("usage.period")}
              onChange={setPeriod}
              options={periods.map((value) => ({ value, label: t(`usage.days.${value}`) }))}
              value={period}
            />
          </Box>
          <Box sx={{ width: 120 }}>
            <SelectInput
              hideLabel
              label={t("usage.by")}
              onChange={setBy}
              options={divisions.map((value) => ({ value, label: t(`usage.divisions.${value}`) }))}
              value={by}
            />
          </Box>
        </Box>
      }
      hint={t("usage.hint")}
      title={t("usage.title")}
    >
      <QueryStates
        empty={<EmptyState sentence={t("usage.empty")} />}
        isEmpty={({ total }) => total.calls === 0}
        query={query}
      >
        {(summary) => (
          <>
            {days && (
              <Suspense fallback={<Skeleton height={chartHeight} sx={{ mb: 4 }} variant="rounded" />}>
                <Box sx={{ mb: 4 }}>
                  <UsageChart days={days} from={from} height={chartHeight} />
                </Box>
              </Suspense>
            )}
            <DataTable
              caption={t("usage.title")}
              columns={columns}
              rowKey={({ key, label }) => key ?? label}
              rows={[
                ...summary.parts.map((part) => ({ ...part, label: labelOf(part) })),
                { ...summary.total, key: "total", label: t("usage.total") },
              ]}
            />
          </>
        )}
      </QueryStates>
    </Section>
  );

  function labelOf({ key }: Part): string {
    if (key === null) return t("usage.system");
    if (by === "member") return names.member(key);
    if (by === "model") return key;
    return new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(key));
  }
  function costOf({ costMicroDollars, callsWithUnknownCost }: Part | api.UsageSummary["total"]): string {
    const known = costMicroDollars === null ? t("usage.unknownAll") : moneyWords(costMicroDollars, i18n.language);
    return callsWithUnknownCost === 0 || costMicroDollars === null
      ? known
      : `${known}, ${t("usage.unknown", { count: callsWithUnknownCost })}`;
  }
}
