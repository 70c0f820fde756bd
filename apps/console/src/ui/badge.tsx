import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";

export interface BadgeProps {
  readonly count: number;
  /** What is counted, for screen readers: "3 decisions wait". */
  readonly label?: string;
  /** `accent` for what waits for me. */
  readonly tone?: "neutral" | "accent";
}

const most = 99;

/** A small count beside a word; nothing for none. */
export function Badge({ count, label, tone = "neutral" }: BadgeProps) {
  const { t } = useTranslation("ui");
  if (count <= 0) return null;
  return (
    <Box
      component="span"
      {...(label && { role: "img", "aria-label": label, title: label })}
      sx={(theme) => ({
        display: "inline-grid",
        placeItems: "center",
        minWidth: 18,
        height: 18,
        boxSizing: "border-box",
        px: 1.25,
        borderRadius: "9px",
        backgroundColor: tone === "accent" ? theme.vars.palette.primary.main : theme.vars.palette.action.selected,
        color: tone === "accent" ? theme.vars.palette.primary.contrastText : theme.vars.palette.text.primary,
        fontSize: "0.6875rem",
        fontWeight: 500,
        fontVariantNumeric: "tabular-nums",
        lineHeight: 1,
      })}
    >
      {count > most ? t("badge.many", { most }) : count}
    </Box>
  );
}
