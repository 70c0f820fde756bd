import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { below, type HeadingLevel, headingTag } from "./heading.ts";
import { PointList } from "./point-list.tsx";
import type { Idea } from "./types.ts";

export interface TwoSidesProps {
  readonly idea: Pick<Idea, "advocacy" | "skepticism">;
  /** Of the two names. */
  readonly level: HeadingLevel;
}

/** The advocate and the skeptic, facing each other. */
export function TwoSides({ idea: { advocacy, skepticism }, level }: TwoSidesProps) {
  const { t } = useTranslation("ideas");
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", md: "1fr 1fr" }, gap: 4 }}>
      <Side level={level} color="success.main" title={t("sides.advocate")}>
        {advocacy ? (
          <>
            <PointList level={below(level)} points={advocacy.strengths} title={t("sides.strengths")} />
            <PointList level={below(level)} points={advocacy.opportunities} title={t("sides.opportunities")} />
            <PointList level={below(level)} points={advocacy.answers} title={t("sides.answers")} />
          </>
        ) : (
          <Silent />
        )}
      </Side>
      <Side level={level} color="error.main" title={t("sides.skeptic")}>
        {skepticism ? (
          <>
            <PointList level={below(level)} points={skepticism.flaws} title={t("sides.flaws")} />
            <PointList level={below(level)} points={skepticism.risks} title={t("sides.risks")} />
            <PointList level={below(level)} points={skepticism.assumptions} title={t("sides.assumptions")} />
            <PointList level={below(level)} points={skepticism.missing} title={t("sides.missing")} />
          </>
        ) : (
          <Silent />
        )}
      </Side>
    </Box>
  );
}

interface SideProps {
  readonly title: string;
  readonly color: string;
  readonly level: HeadingLevel;
  readonly children: ReactNode;
}

function Side({ title, color, level, children }: SideProps) {
  return (
    <Box
      sx={{
        position: "relative",
        overflow: "hidden",
        p: 4,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        minWidth: 0,
        "&::before": { content: '""', position: "absolute", inset: "0 0 auto 0", height: 3, backgroundColor: color },
      }}
    >
      <Typography component={headingTag(level)} variant="h4">
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Silent() {
  const { t } = useTranslation("ideas");
  return (
    <Typography color="textSecondary" sx={{ mt: 2 }} variant="body2">
      {t("sides.silent")}
    </Typography>
  );
}
