import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { hiddenFromSight } from "../../ui/hidden-from-sight.ts";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly hint: string;
}

export interface ChoiceCardsProps<Value extends string> {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few that want a sentence each: cards, of which one is chosen by mouse or arrow keys. */
export function ChoiceCards<Value extends string>({ legend, choices, value, onChange }: ChoiceCardsProps<Value>) {
  const name = useId();
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ p: 0, mb: 1 }} variant="subtitle2">
        {legend}
      </Typography>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: {
            xs: "minmax(0, 1fr)",
            sm: `repeat(${choices.length > 2 ? 2 : choices.length}, minmax(0, 1fr))`,
            md: `repeat(${choices.length}, minmax(0, 1fr))`,
          },
          gap: 2,
        }}
      >
        {choices.map((choice) => (
          <Box component="label" key={choice.value} sx={cardStyle}>
            <Box
              checked={choice.value === value}
              component="input"
              name={name}
              onChange={() => onChange(choice.value)}
              sx={hiddenFromSight}
              type="radio"
              value={choice.value}
            />
            <Typography component="span" sx={{ display: "block", fontWeight: 500 }} variant="body2">
              {choice.name}
            </Typography>
            <Typography color="textSecondary" component="span" sx={{ display: "block" }} variant="caption">
              {choice.hint}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const cardStyle = {
  position: "relative",
  px: 3,
  py: 2.5,
  border: 1,
  borderColor: "divider",
  borderRadius: "10px",
  backgroundColor: "background.paper",
  cursor: "pointer",
  "&:hover": { backgroundColor: "action.hover" },
  "&:has(:checked)": { borderColor: "primary.main", boxShadow: "inset 0 0 0 1px var(--mui-palette-primary-main)" },
  "&:has(:focus-visible)": { outline: "2px solid var(--mui-palette-primary-main)", outlineOffset: "2px" },
} as const;
