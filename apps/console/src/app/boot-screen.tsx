import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";

/** What stands there until it is known who is signed in: the frame without content. */
export function BootScreen() {
  return (
    <Box sx={{ display: "flex", minHeight: "100dvh" }} aria-busy="true">
      <Box sx={{ width: 232, borderRight: 1, borderColor: "divider", p: 4, display: { xs: "none", md: "block" } }}>
        <Skeleton width={120} height={28} />
        {[80, 60, 72, 66, 90].map((width) => (
          <Skeleton key={width} width={width} height={24} sx={{ mt: 2 }} />
        ))}
      </Box>
      <Box sx={{ flex: 1, p: 6 }}>
        <Skeleton width={200} height={36} />
        <Skeleton variant="rounded" height={160} sx={{ mt: 4, maxWidth: 900 }} />
      </Box>
    </Box>
  );
}
