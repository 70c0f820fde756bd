import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { Link } from "react-router";

/** A quiet list in a frame. */
export function HomeList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{
        m: 0,
        p: 0,
        listStyle: "none",
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        bgcolor: "background.paper",
        overflow: "hidden",
      }}
    >
      {children}
    </Box>
  );
}

interface HomeRowProps {
  readonly to: string;
  readonly mark?: ReactNode;
  readonly title: string;
  /** What stands quietly below the title. */
  readonly detail?: ReactNode;
  readonly end?: ReactNode;
}

/** A row that leads somewhere. */
export function HomeRow({ to, mark, title, detail, end }: HomeRowProps) {
  return (
    <Box component="li" sx={{ "& + &": { borderTop: 1, borderColor: "divider" } }}>
      <Box
        component={Link}
        to={to}
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 3,
          minHeight: 40,
          px: 3,
          py: 1.5,
          color: "text.primary",
          textDecoration: "none",
          "&:hover": { bgcolor: "action.hover" },
        }}
      >
        {mark}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>{title}</Box>
          {detail && (
            <Box
              sx={{
                color: "text.secondary",
                fontSize: 12,
                overflow: "hidden",
                textOverflow: "ellipsis",
                whiteSpace: "nowrap",
              }}
            >
              {detail}
            </Box>
          )}
        </Box>
        {end && <Box sx={{ flexShrink: 0, fontSize: 12, color: "text.secondary" }}>{end}</Box>}
      </Box>
    </Box>
  );
}
