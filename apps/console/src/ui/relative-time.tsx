import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { relativeWords } from "./relative-words.ts";
import { useNow } from "./use-now.ts";

export interface RelativeTimeProps {
  /** ISO 8601, in UTC. */
  readonly at: string;
}

/** When something happened, from the reader's now; the exact time in the reader's zone and language on hover. */
export function RelativeTime({ at }: RelativeTimeProps) {
  const { t, i18n } = useTranslation("ui");
  const now = useNow();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: "full", timeStyle: "medium" }).format(time);
  return (
    <Box component="time" dateTime={at} sx={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }} title={exact}>
      {relativeWords(time, now, i18n.language) ?? t("time.now")}
    </Box>
  );
}
