import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useTranslation } from "react-i18next";

export interface ListSkeletonProps {
  readonly rows?: number;
}

/** Widths of the grey lines: uneven, because the real ones are. */
const widths = ["46%", "62%", "38%", "54%", "70%", "42%"] as const;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The shape of a list while its rows are fetched: rows of 36 px with an avatar and a line. */
export function ListSkeleton({ rows = 6 }: ListSkeletonProps) {
  const { t } = useTranslation("ui");
  return (
    <Box aria-busy="true" aria-label={t("loading")} role="status">
      {numbers(rows).map((row) => (
        <Box
          key={row}
          sx={{ display: "flex", alignItems: "center", gap: 2, height: 36, borderBottom: 1, borderColor: "divider" }}
        >
          <Skeleton height={20} variant="circular" width={20} />
          <Skeleton height={12} variant="rounded" width={widths[row % widths.length]} />
          <Skeleton height={12} sx={{ ml: "auto" }} variant="rounded" width={56} />
        </Box>
      ))}
    </Box>
  );
}
