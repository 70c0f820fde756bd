import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type HeadingLevel, headingTag } from "./heading.ts";

export interface PointListProps {
  readonly title: string;
  readonly points: readonly string[];
  readonly level: HeadingLevel;
  readonly isOrdered?: boolean;
}

/** A few points under their heading; nothing where there are none. */
export function PointList({ title, points, level, isOrdered = false }: PointListProps) {
  if (points.length === 0) return null;
  return (
    <Box sx={{ mt: 3 }}>
      <Typography color="textSecondary" component={headingTag(level)} variant="subtitle2">
        {title}
      </Typography>
      <Box component={isOrdered ? "ol" : "ul"} sx={{ m: 0, mt: 1, pl: 5, display: "grid", gap: 1 }}>
        {points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the points of an idea never change, and two may read the same
          <Typography component="li" dir="auto" key={index} sx={{ overflowWrap: "anywhere" }} variant="body2">
            {point}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
