import type { Engine } from "@eureka/contracts/idea";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export interface EngineBadgeProps {
  readonly engine: Engine;
  /** The model's name, shown instead of the word. */
  readonly model?: string | null;
}

/** Who made a result: a model, or the rules, which look different so that nobody takes one for the other. */
export function EngineBadge({ engine, model }: EngineBadgeProps) {
  const { t } = useTranslation("ui");
  const isRules = engine === "rules";
  return (
    <Box
      component="span"
      sx={(theme) => ({
        display: "inline-flex",
        alignItems: "center",
        gap: 1,
        maxWidth: "100%",
        height: 20,
        boxSizing: "border-box",
        px: 1.5,
        border: `1px ${isRules ? "dashed" : "solid"} ${isRules ? theme.vars.palette.rules : theme.vars.palette.divider}`,
        borderRadius: isRules ? "4px" : "999px",
        color: isRules ? theme.vars.palette.rules : theme.vars.palette.text.secondary,
        fontSize: "0.75rem",
        fontWeight: 500,
        lineHeight: 1,
        verticalAlign: "middle",
      })}
      title={model ? `${t(`engine.${engine}`)}: ${model}` : t(`engine.${engine}`)}
    >
      <Icon name={isRules ? "list" : "model"} size={12} />
      <Box
        component="bdi"
        sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", lineHeight: 1.45 }}
      >
        {!isRules && model ? model : t(`engine.${engine}`)}
      </Box>
    </Box>
  );
}
