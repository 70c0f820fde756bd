import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type HeadingLevel, headingTag } from "./heading.ts";
import { PointList } from "./point-list.tsx";
import { compareTexts, type Piece } from "./text-difference.ts";
import type { Idea, Improvement } from "./types.ts";

export interface BeforeAfterProps {
  readonly idea: Pick<Idea, "title" | "text">;
  readonly improvement: Improvement;
  readonly level: HeadingLevel;
}

/** The first version and the improved one side by side, with what went and what came marked. */
export function BeforeAfter({ idea, improvement, level }: BeforeAfterProps) {
  const { t, i18n } = useTranslation("ideas");
  const title = useMemo(() => compareTexts(idea.title, improvement.title), [idea.title, improvement.title]);
  const text = useMemo(() => compareTexts(idea.text, improvement.text), [idea.text, improvement.text]);
  const { scoreDelta, isMeaningful, changes } = improvement;
  const delta = new Intl.NumberFormat(i18n.language, { signDisplay: "always", maximumFractionDigits: 2 });
  return (
    <Box>
      <Typography color="textSecondary" sx={{ mb: 3 }} variant="body2">
        {[
          scoreDelta === null ? t("improvement.noDelta") : t("improvement.delta", { delta: delta.format(scoreDelta) }),
          ...(isMeaningful === false ? [t("improvement.hardly")] : []),
          ...(text.isRewritten ? [t("improvement.rewritten")] : []),
        ].join(" ")}
      </Typography>
      <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", md: "1fr 1fr" }, gap: 4 }}>
        <Version level={level} kind="del" label={t("improvement.before")} text={text.before} title={title.before} />
        <Version level={level} kind="ins" label={t("improvement.after")} text={text.after} title={title.after} />
      </Box>
      <PointList level={level} points={changes} title={t("improvement.changes")} />
    </Box>
  );
}

interface VersionProps {
  readonly label: string;
  readonly title: readonly Piece[];
  readonly text: readonly Piece[];
  readonly kind: "ins" | "del";
  readonly level: HeadingLevel;
}

function Version({ label, title, text, kind, level }: VersionProps) {
  return (
    <Box
      sx={{
        p: 4,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        minWidth: 0,
        backgroundColor: "background.default",
      }}
    >
      <Typography color="textSecondary" component={headingTag(level)} variant="subtitle2">
        {label}
      </Typography>
      <Typography dir="auto" sx={{ mt: 1, fontWeight: 500, overflowWrap: "anywhere" }}>
        <Pieces kind={kind} pieces={title} />
      </Typography>
      <Typography dir="auto" sx={{ mt: 1, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        <Pieces kind={kind} pieces={text} />
      </Typography>
    </Box>
  );
}

function Pieces({ pieces, kind }: { readonly pieces: readonly Piece[]; readonly kind: "ins" | "del" }) {
  return pieces.map(({ text, isChanged }, index) =>
    isChanged ? (
      <Box
        component={kind}
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of two fixed texts have no other name
        key={index}
        sx={(theme) => {
          const color = kind === "ins" ? theme.vars.palette.success.main : theme.vars.palette.error.main;
          return {
            backgroundColor: `color-mix(in oklab, ${color} 16%, transparent)`,
            borderRadius: "3px",
            textDecoration: kind === "del" ? "line-through" : "underline",
            textDecorationColor: color,
            textDecorationThickness: "1px",
            textUnderlineOffset: "3px",
          };
        }}
      >
        {text}
      </Box>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={index}>{text}</span>
    ),
  );
}
