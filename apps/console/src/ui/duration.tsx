import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";

export interface DurationProps {
  readonly milliseconds: number;
}

/** How long something took, in two units at most: "340 ms", "4.2 s", "3 min 20 s", "2 h 5 min". */
export function Duration({ milliseconds }: DurationProps) {
  const { t } = useTranslation("ui");
  return (
    <Box component="span" sx={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}>
      {words()}
    </Box>
  );

  function words(): string {
    const whole = Math.max(0, Math.round(milliseconds));
    if (whole < 1000) return t("time.milliseconds", { amount: whole });
    if (whole < 59_950) return t("time.seconds", { seconds: (whole / 1000).toFixed(whole < 10_000 ? 1 : 0) });
    const seconds = Math.round(whole / 1000);
    if (seconds < 3600) return t("time.minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
    const minutes = Math.round(seconds / 60);
    return t("time.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }
}
