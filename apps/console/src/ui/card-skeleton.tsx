import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslation } from "react-i18next";

/** The shape of a card while it is fetched. */
export function CardSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <Box
      aria-busy="true"
      aria-label={t("loading")}
      role="status"
      sx={{ display: "grid", gap: 2, p: 4, border: 1, borderColor: "divider", borderRadius: "10px" }}
    >
      <Skeleton height={14} variant="rounded" width="55%" />
      <Skeleton height={10} variant="rounded" width="90%" />
      <Skeleton height={10} variant="rounded" width="72%" />
    </Box>
  );
}
