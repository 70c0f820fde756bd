/** The shape of a board while it is read. */
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslation } from "react-i18next";
import { boardFrame } from "./board-frame.ts";
import { columnWidth } from "./board-style.ts";

const columns = [4, 3, 5, 2] as const;

export function BoardSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <Box aria-busy="true" aria-label={t("loading")} role="status" sx={{ ...boardFrame, px: { xs: 4, sm: 6 }, pt: 5 }}>
      <Skeleton height={24} sx={{ mb: 5, flex: "none" }} variant="rounded" width={180} />
      <ColumnsSkeleton />
    </Box>
  );
}

export function ColumnsSkeleton() {
  return (
    <Box sx={{ display: "flex", alignItems: "flex-start", gap: "12px", overflow: "hidden" }}>
      {columns.map((cards, column) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and stay
          key={column}
          sx={{
            flex: "none",
            width: `min(${columnWidth}px, 84vw)`,
            p: 2,
            borderRadius: "10px",
            bgcolor: "background.sunken",
            display: "grid",
            gap: 2,
          }}
        >
          <Skeleton height={14} sx={{ my: 1.5, ml: 1 }} variant="rounded" width="45%" />
          {Array.from({ length: cards }, (_, card) => (
            <Skeleton
              height={76}
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={card}
              sx={{ borderRadius: "8px", bgcolor: "background.paper" }}
              variant="rectangular"
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}
