import Box from "@mui/material/Box";
import { dimensions } from "./tables.ts";
import type { Evaluation } from "./types.ts";

export interface SmallRadarProps {
  readonly evaluation: Evaluation;
  /** Width and height in px. */
  readonly size?: number;
}

const center = 32;
const reach = 30;

/** The form of a judgement at a glance, drawn by ourselves: a page may hold twenty. The numbers stand elsewhere. */
export function SmallRadar({ evaluation, size = 64 }: SmallRadarProps) {
  const corners = dimensions.flatMap((name, index) => {
    const { score } = evaluation.scores[name];
    return score === null ? [] : [corner(index, score / 10)];
  });
  return (
    <Box
      aria-hidden="true"
      component="svg"
      height={size}
      sx={{ flex: "none", color: "text.secondary" }}
      viewBox="0 0 64 64"
      width={size}
    >
      {[1, 0.5].map((part) => (
        <polygon
          fill="none"
          key={part}
          points={dimensions.map((_, index) => corner(index, part)).join(" ")}
          stroke="currentColor"
          strokeOpacity={0.28}
        />
      ))}
      <Box
        component="polygon"
        points={corners.join(" ")}
        sx={{
          color: "primary.main",
          fill: "currentColor",
          fillOpacity: 0.22,
          stroke: "currentColor",
          strokeWidth: 1.6,
        }}
      />
    </Box>
  );
}

function corner(index: number, part: number): string {
  const angle = (index / dimensions.length) * 2 * Math.PI - Math.PI / 2;
  return `${(center + reach * part * Math.cos(angle)).toFixed(1)},${(center + reach * part * Math.sin(angle)).toFixed(1)}`;
}
