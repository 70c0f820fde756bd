import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";

export interface ClockTimeProps {
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** Smaller, in the margin, while its message is pointed at. */
  readonly isQuiet?: boolean;
}

/** The time of day, the whole date on hover: the day stands above the messages already. */
export function ClockTime({ at, isQuiet = false }: ClockTimeProps) {
  const { i18n } = useTranslation();
  const time = Date.parse(at);
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: "full", timeStyle: "medium" }).format(time);
  const clock = new Intl.DateTimeFormat(i18n.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    time,
  );
  return (
    <Box
      className={isQuiet ? "near-only" : undefined}
      component="time"
      dateTime={at}
      sx={{
        color: "text.secondary",
        fontSize: isQuiet ? "0.6875rem" : "0.75rem",
        fontVariantNumeric: "tabular-nums",
        whiteSpace: "nowrap",
      }}
      title={exact}
    >
      {clock}
    </Box>
  );
}
