import Select from "@mui/material/Select";
import { useMemo } from "react";
import { FieldFrame, type FieldProps } from "../../../ui/field.tsx";

export interface TimeZoneInputProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time zone by its name. The browser's own list: 400 names are found by typing their first letters. */
export function TimeZoneInput(props: TimeZoneInputProps) {
  const { value, onChange, disabled = false, error } = props;
  const zones = useMemo(() => {
    const known = ["UTC", ...Intl.supportedValuesOf("timeZone")];
    return [...new Set(known.includes(value) ? known : [value, ...known])];
  }, [value]);
  return (
    <FieldFrame {...props}>
      {({ id, describedBy }) => (
        <Select
          disabled={disabled}
          error={Boolean(error)}
          inputProps={{ id, "aria-describedby": describedBy }}
          native
          onChange={(event) => onChange(event.target.value)}
          value={value}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      )}
    </FieldFrame>
  );
}
