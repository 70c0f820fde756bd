import Box from "@mui/material/Box";
import Slider from "@mui/material/Slider";
import Typography from "@mui/material/Typography";
import { FieldFrame, type FieldProps } from "./field.tsx";

export interface SliderInputProps extends FieldProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** The value as people say it; the number unless given. */
  readonly format?: (value: number) => string;
}

/** A number between two others, with the number written beside. */
export function SliderInput(props: SliderInputProps) {
  const { value, onChange, min = 0, max = 10, step = 1, format = String, disabled = false } = props;
  return (
    <FieldFrame {...props}>
      {({ id, labelId, describedBy }) => (
        <Box sx={{ display: "flex", alignItems: "center", gap: 4, minHeight: 32, pl: 2 }}>
          <Slider
            disabled={disabled}
            getAriaValueText={format}
            max={max}
            min={min}
            onChange={(_, next) => onChange(Array.isArray(next) ? (next[0] ?? min) : next)}
            size="small"
            slotProps={{ input: { id, "aria-labelledby": labelId, "aria-describedby": describedBy } }}
            step={step}
            value={value}
          />
          <Typography
            aria-hidden="true"
            sx={{
              flex: "none",
              minWidth: "3.5em",
              textAlign: "end",
              whiteSpace: "nowrap",
              fontVariantNumeric: "tabular-nums",
            }}
            variant="body2"
          >
            {format(value)}
          </Typography>
        </Box>
      )}
    </FieldFrame>
  );
}
