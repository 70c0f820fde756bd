import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";

export interface LiveBadgeProps {
  readonly state: "live" | "connecting" | "offline";
  /** Leaves only the dot to see; the word stays for screen readers. */
  readonly dotOnly?: boolean;
}

const colors = { live: "success.main", connecting: "warning.main", offline: "error.main" } as const;

/** Whether what is shown follows what happens: a filled dot, a ring, a crossed ring, and the word. */
export function LiveBadge({ state, dotOnly = false }: LiveBadgeProps) {
  const { t } = useTranslation("ui");
  const word = t(`live.${state}`);
  return (
    <Box
      aria-label={word}
      role="status"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1.5, color: "text.secondary", fontSize: "0.75rem" }}
      title={word}
    >
      <Box
        aria-hidden="true"
        component="svg"
        fill="none"
        height={10}
        stroke="currentColor"
        strokeWidth={1.6}
        sx={{ flex: "none", color: colors[state] }}
        viewBox="0 0 10 10"
        width={10}
      >
        <circle cx={5} cy={5} fill={state === "live" ? "currentColor" : "none"} r={state === "live" ? 3 : 3.8} />
        {state === "offline" && <path d="M2.3 7.7 7.7 2.3" />}
      </Box>
      {!dotOnly && <span>{word}</span>}
    </Box>
  );
}
