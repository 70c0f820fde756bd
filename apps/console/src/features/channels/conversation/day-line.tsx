import Divider from "@mui/material/Divider";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { daysBetween } from "../../../ui/relative-words.ts";
import { useNow } from "../../../ui/use-now.ts";

/** The day above its messages: "today", "yesterday", else the date. */
export function DayLine({ at }: { readonly at: string }) {
  const { i18n } = useTranslation();
  const now = useNow();
  const time = Date.parse(at);
  const days = daysBetween(now, time);
  const isSameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const words =
    days > -2
      ? new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto" }).format(days, "day")
      : new Intl.DateTimeFormat(i18n.language, {
          weekday: "long",
          day: "numeric",
          month: "long",
          ...(!isSameYear && { year: "numeric" }),
        }).format(time);
  return (
    <Divider sx={{ mx: { xs: 3, sm: 6 }, my: 2 }}>
      <Typography
        color="textSecondary"
        component="span"
        sx={{ fontWeight: 500, "&::first-letter": { textTransform: "uppercase" }, display: "inline-block" }}
        variant="caption"
      >
        {words}
      </Typography>
    </Divider>
  );
}
