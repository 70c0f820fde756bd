import Box from "@mui/material/Box";
import ListSubheader from "@mui/material/ListSubheader";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import type { ReactNode } from "react";
import { FieldFrame, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** What tells it from another one of the same name; quieter, behind the label. */
  readonly detail?: string;
  /** Under which heading it stands; options of one group follow each other. */
  readonly group?: string;
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
          {options.flatMap((option, index) => [
            ...(option.group && option.group !== options[index - 1]?.group
              ? [<GroupHeading key={`group ${option.group}`} text={option.group} />]
              : []),
            <MenuItem disabled={option.disabled ?? false} key={option.value} value={option.value}>
              <OptionLine {...option} />
            </MenuItem>,
          ])}
        </Select>
      )}
    </FieldFrame>
  );
}

function OptionLine({ label, icon, detail }: Pick<SelectOption<string>, "label" | "icon" | "detail">) {
  return (
    <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 2, minWidth: 0 }}>
      {icon}
      <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
        {label}
      </Box>
      {detail && (
        <Box component="span" sx={{ color: "text.secondary", overflow: "hidden", textOverflow: "ellipsis" }}>
          {detail}
        </Box>
      )}
    </Box>
  );
}

/** Takes nothing else of what a select gives to its options: it is none. */
function GroupHeading({ text }: { readonly text: string }) {
  return (
    <ListSubheader disableSticky role="presentation" sx={{ px: 2.5, py: 1, typography: "caption" }}>
      {text}
    </ListSubheader>
  );
}
/** By this name the menu knows that the keyboard passes it by. */
GroupHeading.muiSkipListHighlight = true;

/** The arrow of the select; given as a component, because the select gives it a class. */
function ChevronDown({ className }: { readonly className?: string }) {
  return <Icon name="chevronDown" className={className} />;
}
