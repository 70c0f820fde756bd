import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { frame } from "../theme/tokens.ts";

export interface PageProps {
  readonly title: string;
  /** The one primary action of the page, and at most a quiet one beside it. */
  readonly actions?: ReactNode;
  readonly filters?: ReactNode;
  /** `reading` holds lines short; `full` is for boards. */
  readonly width?: "reading" | "full";
  /** The name of the browser's tab, if it is not the title. */
  readonly documentTitle?: string;
  readonly children: ReactNode;
}

/** A screen: its title, its one primary action, its filters and its content. Makes room for an open side panel. */
export function Page({ title, actions, filters, width = "reading", documentTitle, children }: PageProps) {
  const { t } = useTranslation("ui");
  return (
    <Box
      sx={{
        display: "flex",
        flexDirection: "column",
        minHeight: 0,
        flex: 1,
        width: "100%",
        maxWidth: width === "reading" ? frame.reading : "none",
        mx: "auto",
        px: { xs: 4, sm: 6 },
        pt: 5,
        pb: width === "reading" ? 12 : 0,
        pr: { md: "calc(24px + var(--eureka-side-panel, 0px))" },
        boxSizing: "border-box",
      }}
    >
      <title>{`${documentTitle ?? title} · ${t("product")}`}</title>
      <Box
        component="header"
        sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, minHeight: frame.control, mb: 4 }}
      >
        <Typography
          component="h1"
          sx={{ mr: "auto", minWidth: 0, overflowWrap: "anywhere", outline: "none" }}
          tabIndex={-1}
          variant="h1"
        >
          {title}
        </Typography>
        {filters && <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>{filters}</Box>}
        {actions && <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>{actions}</Box>}
      </Box>
      {children}
    </Box>
  );
}
