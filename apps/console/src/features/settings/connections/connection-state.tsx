import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Mark } from "../shared/mark.tsx";
import type { Connection } from "./connection-types.ts";

const tones = { active: "good", paused: "waiting", needs_reauth: "bad", removed: "neutral" } as const;

/** How a connection stands, in words. */
export function ConnectionState({ connection }: { readonly connection: Connection }) {
  const { t, i18n } = useTranslation("settings");
  const { state, unreachableSince } = connection;
  if (state !== "active" || unreachableSince === null)
    return <Mark label={t(`connections.states.${state}`)} tone={tones[state]} />;
  const form = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Box component="span" sx={{ display: "inline-flex", flexWrap: "wrap", columnGap: 1 }}>
      <Mark label={t("connections.unreachable")} tone="bad" />
      {t("connections.unreachableSince", { time: form.format(Date.parse(unreachableSince)) })}
    </Box>
  );
}
