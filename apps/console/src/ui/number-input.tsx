import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";
import { FieldFrame, type FieldProps } from "./field.tsx";

export interface NumberInputProps extends FieldProps {
  /** Null while the field is empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
}

/** A number. What is being typed stays as typed ("1." on the way to 1.5); only numbers are handed on. */
export function NumberInput(props: NumberInputProps) {
  const { value, onChange, min, max, step, unit, error, disabled = false, required = false } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    const number = text.trim() === "" ? null : Number(text);
    if (number === null || Number.isFinite(number)) onChange(number);
  };
  return (
    <FieldFrame {...props}>
      {({ id, describedBy }) => (
        <OutlinedInput
          disabled={disabled}
          endAdornment={unit && <InputAdornment position="end">{unit}</InputAdornment>}
          error={Boolean(error)}
          id={id}
          onBlur={() => setTyped(null)}
          onChange={(event) => change(event.target.value)}
          required={required}
          slotProps={{ input: { "aria-describedby": describedBy, min, max, step: step ?? "any" } }}
          sx={{ fontVariantNumeric: "tabular-nums" }}
          type="number"
          value={typed ?? (value === null ? "" : String(value))}
        />
      )}
    </FieldFrame>
  );
}
