/** How far the items are that stood on the boards before the link. */
import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import type { BoardLink } from "./link-types.ts";

export function isFilling({ isPaused, backfill }: BoardLink): boolean {
  return !isPaused && backfill.finishedAt === null;
}

export function LinkBackfill({ link }: { readonly link: BoardLink }) {
  const { t } = useTranslation("boards");
  const { joined, looked, placed, finishedAt } = link.backfill;
  const line = { color: "text.secondary", fontSize: "0.75rem", fontVariantNumeric: "tabular-nums" } as const;
  const counts = { count: looked, placed };
  const pairs = joined > 0 && <Box sx={line}>{t("links.joined", { count: joined })}</Box>;
  if (isFilling(link)) {
    const words = t("links.filling", counts);
    return (
      <Box sx={{ mt: 2 }}>
        <LinearProgress aria-label={words} sx={{ mb: 1 }} />
        <Box sx={line}>{words}</Box>
        {pairs}
      </Box>
    );
  }
  return (
    <Box sx={{ ...line, mt: 1 }}>
      {finishedAt === null ? (
        t("links.stopped", counts)
      ) : (
        <>
          {t("links.filled", counts)} · <RelativeTime at={finishedAt} />
        </>
      )}
      {pairs}
    </Box>
  );
}
