import type { Dimension } from "@eureka/contracts/evaluation";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { ScoreBar } from "../../ui/score-bar.tsx";
import { type HeadingLevel, headingTag } from "./heading.ts";
import { dimensions } from "./tables.ts";
import type { Evaluation } from "./types.ts";

export interface DimensionEvidenceProps {
  readonly evaluation: Evaluation;
  /** The judgement of the first version, where the one shown is of an improvement. */
  readonly before: Evaluation | null;
  readonly level: HeadingLevel;
}

/** The seven dimensions, each with its score, the reason given and the quotations that carry it. */
export function DimensionEvidence({ evaluation, before, level }: DimensionEvidenceProps) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
      {dimensions.map((name) => (
        <Row level={level} before={before} evaluation={evaluation} key={name} name={name} />
      ))}
    </Box>
  );
}

function Row({ name, evaluation, before, level }: DimensionEvidenceProps & { readonly name: Dimension }) {
  const { t, i18n } = useTranslation("ideas");
  const { score, reason, evidence, flagged } = evaluation.scores[name];
  const earlier = before?.scores[name].score ?? null;
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", sm: "132px 148px minmax(0, 1fr)" },
        columnGap: 4,
        rowGap: 1,
        py: 2.5,
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <Box>
        <Typography
          component={headingTag(level)}
          sx={{ fontWeight: 500 }}
          title={t(`dimensionHint.${name}`)}
          variant="body2"
        >
          {t(`dimension.${name}`)}
        </Typography>
        <Typography color="textSecondary" sx={{ display: "block" }} variant="caption">
          {t(`dimensionHint.${name}`)}
        </Typography>
      </Box>
      <Box sx={{ maxWidth: 200 }}>
        {score === null ? (
          <Typography color="textSecondary" variant="body2">
            {t("score.notJudged")}
          </Typography>
        ) : (
          <ScoreBar value={score} />
        )}
        {score !== null && earlier !== null && earlier !== score && (
          <Typography color="textSecondary" sx={{ display: "block" }} variant="caption">
            {t("score.before", { value: format.format(earlier) })}
          </Typography>
        )}
      </Box>
      <Box sx={{ minWidth: 0, display: "grid", gap: 1.5, alignContent: "start" }}>
        {reason && (
          <Typography dir="auto" sx={{ overflowWrap: "anywhere" }} variant="body2">
            {reason}
          </Typography>
        )}
        {evidence.map(({ quote, source }, index) => (
          <Box
            component="blockquote"
            // biome-ignore lint/suspicious/noArrayIndexKey: the evidence of a judgement never changes, and two quotations may read the same
            key={index}
            sx={{
              m: 0,
              pl: 3,
              borderInlineStart: "2px solid",
              borderColor: source === "none" ? "warning.main" : "divider",
            }}
          >
            <Typography
              color="textSecondary"
              component="q"
              dir="auto"
              sx={{ overflowWrap: "anywhere" }}
              variant="body2"
            >
              {quote}
            </Typography>
            <Typography
              sx={{ display: "block", color: source === "none" ? "warning.main" : "text.secondary" }}
              variant="caption"
            >
              {t(`evidence.${source}`)}
            </Typography>
          </Box>
        ))}
        {flagged && (
          <Typography sx={{ display: "flex", alignItems: "center", gap: 1.5, color: "warning.main" }} variant="caption">
            <Icon name="warning" size={12} />
            {t("evidence.flagged")}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
