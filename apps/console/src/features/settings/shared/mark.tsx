import Box from "@mui/material/Box";
import { Icon, type IconName } from "../../../ui/icon.tsx";

export interface MarkProps {
  readonly label: string;
  readonly tone?: "neutral" | "good" | "waiting" | "bad";
}

const looks = {
  neutral: { color: "text.secondary", icon: null },
  good: { color: "success.main", icon: "check" },
  waiting: { color: "warning.main", icon: "clock" },
  bad: { color: "error.main", icon: "warning" },
} as const satisfies Record<string, { color: string; icon: IconName | null }>;

/** A state in one word, with a sign besides the colour. */
export function Mark({ label, tone = "neutral" }: MarkProps) {
  const { color, icon } = looks[tone];
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 1.5,
        whiteSpace: "nowrap",
        ...(icon === null && { color }),
      }}
    >
      {icon !== null && (
        <Box component="span" sx={{ color }}>
          <Icon name={icon} size={14} />
        </Box>
      )}
      {label}
    </Box>
  );
}
