import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import type { FieldProps } from "./field.tsx";

export interface SwitchInputProps extends Omit<FieldProps, "required" | "hideLabel"> {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** On or off, with its label beside it. */
export function SwitchInput({ label, help, error, disabled = false, value, onChange }: SwitchInputProps) {
  const id = useId();
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: "auto 1fr",
        columnGap: 2,
        alignItems: "center",
        alignContent: "start",
      }}
    >
      <Switch
        checked={value}
        disabled={disabled}
        id={id}
        onChange={(_, checked) => onChange(checked)}
        slotProps={{ input: { "aria-describedby": describedBy, role: "switch" } }}
      />
      <Typography component="label" htmlFor={id} variant="subtitle2">
        {label}
      </Typography>
      {help && (
        <FormHelperText id={`${id}-help`} sx={{ gridColumn: 2, mt: 0 }}>
          {help}
        </FormHelperText>
      )}
      {error && (
        <FormHelperText error id={`${id}-error`} role="alert" sx={{ gridColumn: 2, mt: 0 }}>
          {error}
        </FormHelperText>
      )}
    </Box>
  );
}
