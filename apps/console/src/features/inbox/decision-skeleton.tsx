import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslation } from "react-i18next";

/** The shape of a decision while it is fetched. */
export function DecisionSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <Box aria-busy="true" aria-label={t("loading")} role="status" sx={{ display: "grid", gap: 4 }}>
      <Skeleton height={14} variant="rounded" width={220} />
      <Skeleton height={26} variant="rounded" width="80%" />
      <Skeleton height={150} variant="rounded" />
      <Skeleton height={36} variant="rounded" width={168} />
      <Skeleton height={36} variant="rounded" width={168} />
    </Box>
  );
}
