/** How a decision stands, by word and mark. */
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../ui/icon.tsx";
import type { Decision } from "./decision.ts";

type Look = readonly [icon: IconName, color: string];

const looks = {
  open: ["clock", "warning.main"],
  approve: ["check", "success.main"],
  choose: ["check", "success.main"],
  reject: ["close", "error.main"],
  failed: ["warning", "error.main"],
  expired: ["clock", "text.secondary"],
  withdrawn: ["history", "text.secondary"],
} as const satisfies Record<string, Look>;

export function DecisionState({ decision: { state, outcome } }: { readonly decision: Decision }) {
  const { t } = useTranslation("inbox");
  const how = outcome?.error ? "failed" : state === "answered" ? (outcome?.verb ?? "withdrawn") : state;
  const [icon, color] = looks[how];
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1, color, fontSize: "0.75rem", fontWeight: 500 }}
    >
      <Icon name={icon} size={14} />
      {t(`state.${how}`)}
    </Box>
  );
}
