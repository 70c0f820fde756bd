import OutlinedInput from "@mui/material/OutlinedInput";
import { FieldFrame, type FieldProps } from "./field.tsx";

export interface DateInputProps extends FieldProps {
  /** A day as 2026-11-22, or "" for none; with `withTime` as 2026-11-22T14:30 in the reader's time zone. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly withTime?: boolean;
  readonly min?: string;
  readonly max?: string;
}

/** A day, by the browser's own calendar: it knows the reader's language, screen reader and keyboard. */
export function DateInput(props: DateInputProps) {
  const { value, onChange, withTime = false, min, max, error, disabled = false, required = false } = props;
  return (
    <FieldFrame {...props}>
      {({ id, describedBy }) => (
        <OutlinedInput
          disabled={disabled}
          error={Boolean(error)}
          id={id}
          onChange={(event) => onChange(event.target.value)}
          required={required}
          slotProps={{ input: { "aria-describedby": describedBy, min, max } }}
          type={withTime ? "datetime-local" : "date"}
          value={value}
        />
      )}
    </FieldFrame>
  );
}
