import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type ReactNode, useEffect } from "react";

/** The quiet page around everything before signing in. */
export function PublicFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Box
      component="main"
      sx={{ minHeight: "100dvh", display: "grid", placeItems: "center", p: 4, bgcolor: "background.default" }}
    >
      <Box
        sx={{
          width: "100%",
          maxWidth: 400,
          p: { xs: 4, sm: 8 },
          border: 1,
          borderColor: "divider",
          borderRadius: "10px",
          bgcolor: "background.paper",
        }}
      >
        <Box component="img" src="/favicon.svg" alt="" sx={{ width: 32, height: 32, mb: 4, display: "block" }} />
        <Typography variant="h1" sx={{ fontSize: 20, mb: 4 }}>
          {title}
        </Typography>
        {children}
      </Box>
    </Box>
  );
}
