/** The shape of an item while it is read. */
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslation } from "react-i18next";

export function ItemSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <Box aria-busy="true" aria-label={t("loading")} role="status" sx={{ display: "grid", gap: 3 }}>
      <Skeleton height={26} variant="rounded" width="80%" />
      {["50%", "38%", "44%", "60%"].map((width) => (
        <Box key={width} sx={{ display: "flex", gap: 4 }}>
          <Skeleton height={16} variant="rounded" width={88} />
          <Skeleton height={16} variant="rounded" width={width} />
        </Box>
      ))}
      <Skeleton height={120} sx={{ mt: 4 }} variant="rounded" />
      <Skeleton height={80} variant="rounded" />
    </Box>
  );
}
