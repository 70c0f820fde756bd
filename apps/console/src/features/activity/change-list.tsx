import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";
import { fieldWords, valueWords } from "./field-words.ts";
import type { Happening } from "./happening.ts";
import type { ActivityNames } from "./use-activity-names.ts";

export interface ChangeListProps {
  readonly changes: Happening["changes"];
  readonly names: ActivityNames;
}

/** The changes field by field: what it was, and what it became. */
export function ChangeList({ changes, names }: ChangeListProps) {
  const { t } = useTranslation("activity");
  const fields = Object.entries(changes);
  if (fields.length === 0) {
    return (
      <Typography sx={{ color: "text.secondary" }} variant="body2">
        {t("details.noChanges")}
      </Typography>
    );
  }
  const nameOf = (id: string) => names.member(id) ?? names.list(id) ?? names.thing("", id)?.name ?? null;
  return (
    <Box component="ul" sx={{ display: "grid", gap: 3, m: 0, p: 0, listStyle: "none" }}>
      {fields.map(([field, { from, to }]) => (
        <li key={field}>
          <Typography sx={{ fontWeight: 500, "&::first-letter": { textTransform: "uppercase" } }} variant="body2">
            {fieldWords(field)}
          </Typography>
          <Value label={t("details.before")} text={valueWords(from, t("details.nothing"), nameOf)} tone="before" />
          <Value label={t("details.after")} text={valueWords(to, t("details.nothing"), nameOf)} tone="after" />
        </li>
      ))}
    </Box>
  );
}

const looks = {
  before: { sign: "−", color: "text.secondary", border: "error.main" },
  after: { sign: "+", color: "text.primary", border: "success.main" },
} as const;

interface ValueProps {
  readonly label: string;
  readonly text: string;
  readonly tone: keyof typeof looks;
}

function Value({ label, text, tone }: ValueProps) {
  const { sign, color, border } = looks[tone];
  return (
    <Box sx={{ display: "flex", gap: 2, mt: 1, fontSize: "0.8125rem", position: "relative" }}>
      <Box aria-hidden="true" component="span" sx={{ color: border, width: 8, flex: "none", textAlign: "center" }}>
        {sign}
      </Box>
      <Box component="span" sx={hiddenFromSight}>
        {label}
      </Box>
      <Box
        dir="auto"
        sx={{ minWidth: 0, maxHeight: 200, overflow: "auto", color, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
      >
        {text}
      </Box>
    </Box>
  );
}
