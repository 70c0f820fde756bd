/** The days of the usage as bars: their known cost, or their calls where no cost is known. In a chunk of its own. */
import type { api } from "@eureka/sdk";
import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { moneyWords } from "./money.ts";

export interface UsageChartProps {
  readonly days: api.UsageSummary;
  /** The first day that is shown, in UTC. */
  readonly from: string;
  readonly height: number;
}

const day = 86_400_000;

export function UsageChart({ days, from, height }: UsageChartProps) {
  const { t, i18n } = useTranslation("settings");
  const { palette } = useTheme().vars;
  const showsCost = (days.total.costMicroDollars ?? 0) > 0;
  const title = t(showsCost ? "usage.chartCost" : "usage.chart");
  const date = new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short", timeZone: "UTC" });
  const valueWords = (value: number) =>
    showsCost ? moneyWords(value, i18n.language) : new Intl.NumberFormat(i18n.language).format(value);
  const byDay = new Map(days.parts.map((part) => [part.key?.slice(0, 10), part]));
  const start = Date.parse(from);
  // Today, which is not over yet, is the last one.
  const count = Math.max(1, Math.floor((Date.now() - start) / day) + 1);
  const rows = Array.from({ length: count }, (_, index) => {
    const time = start + index * day;
    const part = byDay.get(new Date(time).toISOString().slice(0, 10));
    return { label: date.format(time), value: (showsCost ? part?.costMicroDollars : part?.calls) ?? 0 };
  });
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  return (
    <Box aria-label={t("usage.chartOf", { title })} role="img">
      <Typography color="textSecondary" sx={{ mb: 1 }} variant="caption">
        {title}
      </Typography>
      <ResponsiveContainer height={height} width="100%">
        <BarChart accessibilityLayer={false} data={rows} margin={{ top: 4, right: 0, bottom: 0, left: 0 }}>
          <XAxis axisLine={false} dataKey="label" minTickGap={24} tick={tick} tickLine={false} />
          <YAxis
            allowDecimals={false}
            axisLine={false}
            tick={tick}
            tickFormatter={valueWords}
            tickLine={false}
            width={showsCost ? 64 : 40}
          />
          <Tooltip
            contentStyle={{
              background: palette.background.raised,
              border: `1px solid ${palette.divider}`,
              borderRadius: 6,
              fontSize: 12,
            }}
            cursor={{ fill: palette.action.hover }}
            formatter={(value) => [valueWords(Number(value)), title]}
          />
          <Bar
            dataKey="value"
            fill={palette.primary.main}
            isAnimationActive={false}
            maxBarSize={24}
            radius={[3, 3, 0, 0]}
          />
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
}
