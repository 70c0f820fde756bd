import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { BeforeAfter } from "./before-after.tsx";
import { DimensionEvidence } from "./dimension-evidence.tsx";
import { below, type HeadingLevel, headingTag } from "./heading.ts";
import { canDrawRadar, judgedOf, shownOf } from "./idea-facts.ts";
import { InferenceView } from "./inference-view.tsx";
import { MissingParts } from "./missing-parts.tsx";
import { PlainText } from "./plain-text.tsx";
import { RadarFigure } from "./radar-figure.tsx";
import { TwoSides } from "./two-sides.tsx";
import type { Idea } from "./types.ts";

export interface IdeaDetailProps {
  readonly idea: Omit<Idea, "id" | "version">;
  /** Of its parts. */
  readonly level: HeadingLevel;
}

/** Everything that was said of an idea, in the order in which one asks: what, what changed, how good and why, for and against. */
export function IdeaDetail({ idea, level }: IdeaDetailProps) {
  const { t } = useTranslation("ideas");
  const judged = judgedOf(idea);
  const { title, text } = shownOf(idea);
  const { improvement, critique, advocacy, skepticism, inference, evaluation, engine } = idea;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 6 }}>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: {
            xs: "minmax(0, 1fr)",
            md: canDrawRadar(judged) ? "minmax(0, 1fr) 340px" : "minmax(0, 1fr)",
          },
          gap: 6,
          alignItems: "start",
        }}
      >
        <Box sx={{ display: "grid", gap: 4 }}>
          <PlainText text={text} />
          <MissingParts idea={idea} />
          {critique && (
            <Part level={level} title={t("part.critique")}>
              <PlainText text={critique} />
            </Part>
          )}
        </Box>
        {canDrawRadar(judged) && (
          <RadarFigure hasTableBeside label={t("radarOf", { title })} series={[{ name: title, evaluation: judged }]} />
        )}
      </Box>
      {improvement && (
        <Part level={level} title={t("part.improvement")}>
          <BeforeAfter level={below(level)} idea={idea} improvement={improvement} />
        </Part>
      )}
      {judged && (
        <Part level={level} title={t(judged.basis === "model" ? "detail.scores" : "detail.signs")}>
          <DimensionEvidence
            level={below(level)}
            before={improvement?.evaluation ? evaluation : null}
            evaluation={judged}
          />
        </Part>
      )}
      {(advocacy || skepticism || engine === "model") && (
        <Part level={level} title={t("detail.sides")}>
          <TwoSides level={below(level)} idea={idea} />
        </Part>
      )}
      {inference && (
        <Part level={level} title={t("part.inference")}>
          <InferenceView level={below(level)} inference={inference} />
        </Part>
      )}
    </Box>
  );
}

interface PartProps {
  readonly title: string;
  readonly level: HeadingLevel;
  readonly children: ReactNode;
}

function Part({ title, level, children }: PartProps) {
  const id = useId();
  return (
    <Box aria-labelledby={id} component="section" sx={{ minWidth: 0 }}>
      <Typography component={headingTag(level)} id={id} sx={{ mb: 2 }} variant="h3">
        {title}
      </Typography>
      {children}
    </Box>
  );
}
