import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslation } from "react-i18next";

const widths = ["48%", "72%", "36%", "64%", "54%", "40%"] as const;

/** The shape of a conversation while it is fetched. */
export function MessagesSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <Box
      aria-busy="true"
      aria-label={t("loading")}
      role="status"
      sx={{
        flex: 1,
        display: "flex",
        flexDirection: "column",
        justifyContent: "flex-end",
        gap: 4,
        px: { xs: 3, sm: 6 },
        py: 4,
      }}
    >
      {widths.map((width) => (
        <Box key={width} sx={{ display: "flex", gap: 3 }}>
          <Skeleton height={32} variant="circular" width={32} />
          <Box sx={{ flex: 1, display: "grid", gap: 2, alignContent: "start" }}>
            <Skeleton height={12} variant="rounded" width={96} />
            <Skeleton height={12} variant="rounded" width={width} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
