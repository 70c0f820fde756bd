import type { Priority } from "@eureka/contracts/work-item";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";

export interface PriorityMarkProps {
  readonly priority: Priority;
  readonly showName?: boolean;
}

const bars = { none: 0, low: 1, medium: 2, high: 3, urgent: 3 } as const;

/** How pressing something is: one to three bars, and a filled mark with an exclamation for urgent. */
export function PriorityMark({ priority, showName = false }: PriorityMarkProps) {
  const { t } = useTranslation("ui");
  const name = t(`priority.${priority}`);
  const isUrgent = priority === "urgent";
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 1.5,
        color: isUrgent ? "error.main" : "text.secondary",
        verticalAlign: "middle",
      }}
      title={name}
    >
      <Box
        {...(showName ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
        component="svg"
        height={16}
        sx={{ flex: "none" }}
        viewBox="0 0 16 16"
        width={16}
      >
        {isUrgent ? (
          <path
            d="M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zm4 3v5h2V4zm0 6.5v1.8h2v-1.8z"
            fill="currentColor"
            fillRule="evenodd"
          />
        ) : (
          [1, 2, 3].map((bar) => (
            <rect
              fill="currentColor"
              height={2 + bar * 3}
              key={bar}
              opacity={bar <= bars[priority] ? 1 : 0.25}
              rx={1}
              width={3}
              x={bar * 4.5 - 3}
              y={12 - bar * 3}
            />
          ))
        )}
      </Box>
      {showName && <span>{name}</span>}
    </Box>
  );
}
