import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import type { ReactNode } from "react";
import { FieldFrame, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

export interface SelectInputProps<Value extends string> extends FieldProps {
  readonly value: Value | "";
  readonly onChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
}

/** One of a few. */
export function SelectInput<Value extends string>(props: SelectInputProps<Value>) {
  const { value, onChange, options, placeholder, error, disabled = false, required = false } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <FieldFrame {...props}>
      {({ id, labelId, describedBy }) => (
        <Select
          disabled={disabled}
          displayEmpty
          error={Boolean(error)}
          IconComponent={ChevronDown}
          id={id}
          labelId={labelId}
          onChange={(event) => onChange(event.target.value as Value)}
          renderValue={() =>
            chosen ? <OptionLine {...chosen} /> : <Box sx={{ color: "text.secondary" }}>{placeholder ?? "\u00a0"}</Box>
          }
          required={required}
          SelectDisplayProps={{ "aria-describedby": describedBy }}
          value={value}
        >
          {options.map((option) => (
            <MenuItem disabled={option.disabled ?? false} key={option.value} value={option.value}>
              <OptionLine {...option} />
            </MenuItem>
          ))}
        </Select>
      )}
    </FieldFrame>
  );
}

function OptionLine({ label, icon }: Pick<SelectOption<string>, "label" | "icon">) {
  return (
    <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 2, minWidth: 0 }}>
      {icon}
      <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
        {label}
      </Box>
    </Box>
  );
}

/** The arrow of the select; given as a component, because the select gives it a class. */
function ChevronDown({ className }: { readonly className?: string }) {
  return <Icon name="chevronDown" className={className} />;
}
