import Box from "@mui/material/Box";

/** What stands there until it is known who is signed in: the frame without content. It is in the first load, so it is made of boxes. */
export function BootScreen() {
  return (
    <Box sx={{ display: "flex", minHeight: "100dvh" }} aria-busy="true">
      <Box sx={{ width: 232, borderRight: 1, borderColor: "divider", p: 4, display: { xs: "none", md: "block" } }}>
        <Bar width={120} height={20} />
        {[80, 60, 72, 66, 90].map((width) => (
          <Bar key={width} width={width} height={14} />
        ))}
      </Box>
      <Box sx={{ flex: 1, p: 6 }}>
        <Bar width={200} height={28} />
        <Bar width="min(900px, 100%)" height={160} />
      </Box>
    </Box>
  );
}

function Bar({ width, height }: { readonly width: number | string; readonly height: number }) {
  return <Box sx={{ width, height, mb: 4, borderRadius: 1.5, bgcolor: "action.hover" }} />;
}
