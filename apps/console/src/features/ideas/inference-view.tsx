import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import type { HeadingLevel } from "./heading.ts";
import { PlainText } from "./plain-text.tsx";
import { PointList } from "./point-list.tsx";
import type { Idea } from "./types.ts";

export interface InferenceViewProps {
  readonly inference: NonNullable<Idea["inference"]>;
  readonly level: HeadingLevel;
}

/** What follows from an idea, step by step, and what contradicts itself. */
export function InferenceView({ inference, level }: InferenceViewProps) {
  const { t, i18n } = useTranslation("ideas");
  const { chain, conclusion, contradictions, implications, confidence } = inference;
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(confidence);
  return (
    <Box>
      {conclusion && <PlainText text={conclusion} />}
      <Typography color="textSecondary" sx={{ mt: 1 }} variant="body2">
        {t("inference.confidence", { percent })}
      </Typography>
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", md: "1fr 1fr" }, columnGap: 6 }}>
        <PointList level={level} isOrdered points={chain} title={t("inference.chain")} />
        <Box>
          <PointList level={level} points={implications} title={t("inference.implications")} />
          <PointList level={level} points={contradictions} title={t("inference.contradictions")} />
        </Box>
      </Box>
    </Box>
  );
}
