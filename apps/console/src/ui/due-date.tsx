import type { Due } from "@eureka/contracts/work-item";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { dueWords } from "./due-words.ts";
import { hiddenFromSight } from "./hidden-from-sight.ts";
import { Icon } from "./icon.tsx";
import { useNow } from "./use-now.ts";

export interface DueDateProps {
  readonly due: Due;
  /** What is done is not late. */
  readonly done?: boolean;
}

/** Until when something is due, in words; red with a warning when it is late. */
export function DueDate({ due, done = false }: DueDateProps) {
  const { t, i18n } = useTranslation("ui");
  const { when, isLate, isToday } = dueWords(due, useNow(), i18n.language);
  const isUrgent = isLate && !done;
  const color = isUrgent ? "error.main" : isToday && !done ? "warning.main" : "text.secondary";
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1, color, whiteSpace: "nowrap" }}
      title={t(isUrgent ? "time.wasDue" : "time.due", { when })}
    >
      <Icon name={isUrgent ? "warning" : "calendar"} size={14} />
      <time dateTime={due.type === "date" ? due.date : due.at}>{when}</time>
      {isUrgent && (
        <Box component="span" sx={hiddenFromSight}>
          {t("time.late")}
        </Box>
      )}
    </Box>
  );
}
