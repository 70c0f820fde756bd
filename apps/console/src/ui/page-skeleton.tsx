import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { ListSkeleton } from "./list-skeleton.tsx";

/** The shape of a whole page while its code or its first data are fetched. */
export function PageSkeleton() {
  return (
    <Box sx={{ width: "100%", maxWidth: 1200, mx: "auto", px: { xs: 4, sm: 6 }, pt: 5, boxSizing: "border-box" }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", mb: 6 }}>
        <Skeleton height={24} variant="rounded" width={180} />
        <Skeleton height={32} variant="rounded" width={112} />
      </Box>
      <ListSkeleton rows={8} />
    </Box>
  );
}
