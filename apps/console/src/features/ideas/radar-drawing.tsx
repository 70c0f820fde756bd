import { useTheme } from "@mui/material/styles";
import { PolarAngleAxis, PolarGrid, PolarRadiusAxis, Radar, RadarChart, ResponsiveContainer } from "recharts";
import type { RadarSeries } from "./radar-series.ts";

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
            dataKey={`s${index}`}
            isAnimationActive={false}
            // biome-ignore lint/suspicious/noArrayIndexKey: two ideas may have one title
            key={index}
            name={name}
            shape={({ points }: ShapeProps) => (
              <Shape color={colors[index] ?? ""} dashes={dashes[index]} points={points} />
            )}
          />
        ))}
      </RadarChart>
    </ResponsiveContainer>
  );
}

interface ShapeProps {
  readonly points: readonly { readonly x: number; readonly y: number; readonly value?: number | null }[];
}

/** Drawn by ourselves, because Recharts would put what was not judged into the middle, where a score of 0 stands. */
function Shape({
  points,
  color,
  dashes: pattern,
}: ShapeProps & { readonly color: string; readonly dashes: string | undefined }) {
  const judged = points.filter(({ value }) => value !== null && value !== undefined);
  return (
    <g>
      <polygon
        fill={color}
        fillOpacity={0.12}
        points={judged.map(({ x, y }) => `${x},${y}`).join(" ")}
        stroke={color}
        strokeDasharray={pattern}
        strokeWidth={1.8}
      />
      {judged.map(({ x, y }) => (
        <circle cx={x} cy={y} fill={color} key={`${x} ${y}`} r={2.5} />
      ))}
    </g>
  );
}
