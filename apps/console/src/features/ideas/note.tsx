import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { Icon, type IconName } from "../../ui/icon.tsx";

export interface NoteProps {
  readonly tone: "info" | "warning" | "error" | "rules";
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

const icons = { info: "info", warning: "warning", error: "warning", rules: "list" } as const satisfies Record<
  NoteProps["tone"],
  IconName
>;

/** Something to know before reading on. */
export function Note({ tone, title, children, action }: NoteProps) {
  return (
    <Box
      role="note"
      sx={(theme) => {
        const { info, warning, error, rules, divider, background } = theme.vars.palette;
        const color = { info: info.main, warning: warning.main, error: error.main, rules }[tone];
        return {
          display: "flex",
          gap: 3,
          px: 4,
          py: 3,
          border: `1px ${tone === "rules" ? "dashed" : "solid"} ${tone === "rules" ? rules : divider}`,
          borderInlineStart: tone === "rules" ? undefined : `3px solid ${color}`,
          borderRadius: tone === "rules" ? "10px" : "6px",
          backgroundColor: background.paper,
          "& > :first-of-type": { color },
        };
      }}
    >
      <Box sx={{ pt: "2px" }}>
        <Icon name={icons[tone]} />
      </Box>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography sx={{ fontWeight: 500 }} variant="body2">
          {title}
        </Typography>
        {children && (
          <Typography color="textSecondary" component="div" sx={{ mt: 0.5, maxWidth: "75ch" }} variant="body2">
            {children}
          </Typography>
        )}
        {action && <Box sx={{ mt: 2, display: "flex", flexWrap: "wrap", gap: 2 }}>{action}</Box>}
      </Box>
    </Box>
  );
}
