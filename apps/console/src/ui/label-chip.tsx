import type { LabelColor } from "@eureka/contracts/label";
import Box from "@mui/material/Box";
import { hues } from "../theme/tokens.ts";
import { Icon } from "./icon.tsx";

export interface LabelChipProps {
  readonly name: string;
  readonly color: LabelColor;
  /** Takes the label away. */
  readonly onRemove?: { readonly label: string; readonly run: () => void };
}

/** A label: its name on a breath of its colour. */
export function LabelChip({ name, color, onRemove }: LabelChipProps) {
  const hue = hues[color];
  return (
    <Box
      component="span"
      sx={(theme) => ({
        display: "inline-flex",
        alignItems: "center",
        gap: 1,
        maxWidth: "min(100%, 24ch)",
        height: 20,
        px: 2,
        borderRadius: "999px",
        backgroundColor: `color-mix(in oklab, ${hue} 16%, transparent)`,
        color: `color-mix(in oklab, ${hue} 35%, ${theme.vars.palette.text.primary})`,
        fontSize: "0.75rem",
        fontWeight: 500,
        lineHeight: 1,
        verticalAlign: "middle",
      })}
      title={name}
    >
      <Box
        component="bdi"
        sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", lineHeight: 1.45 }}
      >
        {name}
      </Box>
      {onRemove && (
        <Box
          aria-label={onRemove.label}
          component="button"
          onClick={onRemove.run}
          sx={{
            display: "grid",
            placeItems: "center",
            width: 24,
            height: 24,
            mx: -1.5,
            p: 0,
            border: 0,
            borderRadius: "50%",
            background: "none",
            color: "inherit",
            cursor: "pointer",
          }}
          type="button"
        >
          <Icon name="close" size={12} />
        </Box>
      )}
    </Box>
  );
}
