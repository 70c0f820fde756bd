import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../ui/icon.tsx";
import type { IdeaRun } from "./types.ts";

const looks = {
  queued: { icon: "clock", color: "text.secondary" },
  running: { icon: "play", color: "info.main" },
  succeeded: { icon: "check", color: "success.main" },
  failed: { icon: "warning", color: "error.main" },
  cancelled: { icon: "stop", color: "text.secondary" },
} as const satisfies Record<IdeaRun["state"], { icon: IconName; color: string }>;

export interface RunStateProps {
  readonly run: Pick<IdeaRun, "state" | "cancelRequested">;
}

/** How a run stands: a mark and the word. */
export function RunState({ run: { state, cancelRequested } }: RunStateProps) {
  const { t } = useTranslation("ideas");
  const isStopping = cancelRequested && (state === "queued" || state === "running");
  const { icon, color } = looks[state];
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 1.5,
        color,
        fontSize: "0.8125rem",
        fontWeight: 500,
        whiteSpace: "nowrap",
      }}
    >
      <Icon name={icon} size={14} />
      {isStopping ? t("state.stopping") : t(`state.${state}`)}
    </Box>
  );
}
