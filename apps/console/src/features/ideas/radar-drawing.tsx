import { useTheme } from "@mui/material/styles";
import { PolarAngleAxis, PolarGrid, PolarRadiusAxis, Radar, RadarChart, ResponsiveContainer } from "recharts";
import type { RadarSeries } from "./radar-figure.tsx";

export interface RadarDrawingProps {
  readonly series: readonly RadarSeries[];
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly height: number;
}

/** The second line is dashed, so that the two differ without colour. */
const dashes = [undefined, "5 4"] as const;

/** The large radar, by Recharts; loaded only when it is opened. */
export function RadarDrawing({ series, rows, height }: RadarDrawingProps) {
  const { palette } = useTheme().vars;
  const colors = [palette.primary.main, palette.warning.main];
  const data = rows.map(({ name, values }) => ({
    name,
    ...Object.fromEntries(values.map((value, index) => [`s${index}`, value])),
  }));
  return (
    <ResponsiveContainer height={height} width="100%">
      <RadarChart
        accessibilityLayer={false}
        data={data}
        margin={{ top: 4, bottom: 4, left: 40, right: 40 }}
        outerRadius="62%"
      >
        <PolarGrid stroke={palette.divider} />
        <PolarAngleAxis dataKey="name" tick={{ fill: palette.text.secondary, fontSize: 12 }} tickLine={false} />
        <PolarRadiusAxis axisLine={false} domain={[0, 10]} tick={false} tickCount={6} />
        {series.map(({ name }, index) => (
          <Radar
            connectNulls
            dataKey={`s${index}`}
            dot={{ r: 2.5, fill: colors[index], fillOpacity: 1, strokeWidth: 0 }}
            fill={colors[index]}
            fillOpacity={0.12}
            isAnimationActive={false}
            // biome-ignore lint/suspicious/noArrayIndexKey: two ideas may have one title
            key={index}
            name={name}
            stroke={colors[index]}
            strokeDasharray={dashes[index]}
            strokeWidth={1.8}
          />
        ))}
      </RadarChart>
    </ResponsiveContainer>
  );
}
