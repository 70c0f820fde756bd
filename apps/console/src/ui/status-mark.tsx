import type { ListCategory } from "@eureka/contracts/list";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";

export interface StatusMarkProps {
  readonly category: ListCategory;
  /** The name of the list; the category's name unless given. */
  readonly name?: string;
  readonly showName?: boolean;
}

const colors = {
  backlog: "text.secondary",
  todo: "text.secondary",
  doing: "info.main",
  done: "success.main",
  dropped: "text.secondary",
} as const;

/** Where something stands: a ring that fills as the work goes on. The form differs, not only the colour. */
export function StatusMark({ category, name, showName = false }: StatusMarkProps) {
  const { t } = useTranslation("ui");
  const label = name ?? t(`status.${category}`);
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1.5, minWidth: 0, verticalAlign: "middle" }}
      title={label}
    >
      <Box
        {...(showName ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
        component="svg"
        fill="none"
        height={16}
        stroke="currentColor"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth={1.6}
        sx={{ flex: "none", color: colors[category] }}
        viewBox="0 0 16 16"
        width={16}
      >
        {category === "backlog" && <circle cx={8} cy={8} r={6} strokeDasharray="1.8 2.6" />}
        {category === "todo" && <circle cx={8} cy={8} r={6} />}
        {category === "doing" && (
          <>
            <circle cx={8} cy={8} r={6} />
            <path d="M8 4.8a3.2 3.2 0 0 1 0 6.4z" fill="currentColor" strokeWidth={0} />
          </>
        )}
        {category === "done" && (
          <>
            <circle cx={8} cy={8} fill="currentColor" r={6} />
            <Box component="path" d="m5.3 8.2 1.9 1.9 3.5-3.9" sx={{ stroke: "var(--mui-palette-background-paper)" }} />
          </>
        )}
        {category === "dropped" && (
          <>
            <circle cx={8} cy={8} r={6} />
            <path d="m6 6 4 4M10 6l-4 4" />
          </>
        )}
      </Box>
      {showName && (
        <Box component="bdi" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
          {label}
        </Box>
      )}
    </Box>
  );
}
