import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import type { RadarSeries } from "./radar-series.ts";
import { dimensions } from "./tables.ts";

export interface RadarFigureProps {
  /** One, or two to be laid over each other. */
  readonly series: readonly RadarSeries[];
  /** What the figure shows, for those who do not see it. */
  readonly label: string;
  /** Leaves the numbers out where a table of them stands beside it. */
  readonly hasTableBeside?: boolean;
  readonly height?: number;
}

const Drawing = lazy(async () => ({ default: (await import("./radar-drawing.tsx")).RadarDrawing }));

/** Judgements as a radar chart, with the same numbers as a table for screen readers. */
export function RadarFigure({ series, label, hasTableBeside = false, height = 260 }: RadarFigureProps) {
  const { t } = useTranslation("ideas");
  const rows = dimensions.map((name) => ({
    name: t(`dimension.${name}`),
    values: series.map(({ evaluation }) => evaluation.scores[name].score),
  }));
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      <Box aria-label={label} role="img" sx={{ height }}>
        <Suspense fallback={<Skeleton height={height} variant="rounded" />}>
          <Drawing height={height} rows={rows} series={series} />
        </Suspense>
      </Box>
      {series.length > 1 && <Legend names={series.map(({ name }) => name)} />}
      {!hasTableBeside && (
        <Box component="table" sx={hiddenFromSight}>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("compare.dimension")}</th>
              {series.map(({ name }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two ideas may have one title
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={index}>{value ?? t("score.notJudged")}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      )}
    </Box>
  );
}

/** Which line is whose: by colour and by dashes. */
function Legend({ names }: { readonly names: readonly string[] }) {
  return (
    <Box
      aria-hidden="true"
      component="figcaption"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        justifyContent: "center",
        gap: 4,
        fontSize: "0.75rem",
        color: "text.secondary",
      }}
    >
      {names.map((name, index) => (
        <Box
          component="span"
          // biome-ignore lint/suspicious/noArrayIndexKey: two ideas may have one title
          key={index}
          sx={{ display: "inline-flex", alignItems: "center", gap: 2, maxWidth: "100%", minWidth: 0 }}
        >
          <Box
            component="span"
            sx={{
              flex: "none",
              width: 20,
              borderTop: index === 0 ? "2px solid" : "2px dashed",
              color: index === 0 ? "primary.main" : "warning.main",
            }}
          />
          <Box component="bdi" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
            {name}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
