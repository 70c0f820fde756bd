import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { scoreColor } from "../theme/tokens.ts";

export interface ScoreBarProps {
  /** 0 to 10; null where none was observed. */
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Width of the bar in px; as wide as its place unless given. */
  readonly width?: number;
}

const percent = (score: number) => Math.min(100, Math.max(0, score * 10));

/** A score from 0 to 10 with the interval that it likely lies in; a dash and no bar where nothing was observed. */
export function ScoreBar({ value, low, high, width }: ScoreBarProps) {
  const { t, i18n } = useTranslation("ui");
  const format = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (value === null) {
    return (
      <Box
        aria-label={t("score.none")}
        component="span"
        role="img"
        sx={{ color: "text.secondary" }}
        title={t("score.none")}
      >
        {"\u2013"}
      </Box>
    );
  }
  const hasInterval = typeof low === "number" && typeof high === "number" && high > low;
  const said = hasInterval
    ? t("score.interval", { value: format.format(value), low: format.format(low), high: format.format(high) })
    : t("score.value", { value: format.format(value) });
  return (
    <Box
      aria-label={said}
      component="span"
      role="img"
      sx={{ display: "inline-flex", alignItems: "center", gap: 2, width: width ?? "100%", minWidth: 96 }}
      title={said}
    >
      <Box
        component="span"
        sx={{ position: "relative", flex: 1, height: 8, borderRadius: "4px", backgroundColor: "action.selected" }}
      >
        <Box
          component="span"
          sx={(theme) => ({
            position: "absolute",
            insetBlock: 0,
            insetInlineStart: 0,
            width: `${percent(value)}%`,
            borderRadius: "4px",
            backgroundColor: scoreColor(value),
            boxShadow: `inset 0 0 0 1px color-mix(in oklab, ${theme.vars.palette.text.primary} 35%, transparent)`,
          })}
        />
        {hasInterval && <Interval high={high} low={low} />}
      </Box>
      <Box
        component="span"
        sx={{ minWidth: "2.2em", textAlign: "end", fontVariantNumeric: "tabular-nums", fontWeight: 500 }}
      >
        {format.format(value)}
      </Box>
    </Box>
  );
}

/** A line with two ends, drawn over the bar. */
function Interval({ low, high }: { readonly low: number; readonly high: number }) {
  return (
    <Box
      component="span"
      sx={(theme) => ({
        position: "absolute",
        insetBlock: -2,
        insetInlineStart: `${percent(low)}%`,
        width: `${percent(high) - percent(low)}%`,
        boxSizing: "border-box",
        color: theme.vars.palette.text.primary,
        borderInline: "1.5px solid currentColor",
        "&::before": {
          content: '""',
          position: "absolute",
          insetInline: 0,
          top: "50%",
          height: 1.5,
          marginTop: "-0.75px",
          backgroundColor: "currentColor",
        },
      })}
    />
  );
}
