/** One thing to fill in on a card. */
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import { usePeople } from "../../../session/use-people.ts";
import { DateInput } from "../../../ui/date-input.tsx";
import { FieldFrame } from "../../../ui/field.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { CardInput } from "./card-values.ts";

export interface CardInputFieldProps {
  readonly input: CardInput;
  readonly value: string | string[];
  readonly onChange: (value: string | string[]) => void;
  readonly error: string | undefined;
  readonly disabled: boolean;
}

export function CardInputField({ input, value, onChange, error, disabled }: CardInputFieldProps) {
  const { members } = usePeople();
  const { label, hint, required } = input;
  const field = { label, required, disabled, error, help: hint };
  const text = typeof value === "string" ? value : "";
  if (input.kind === "multi_select") {
    const chosen = Array.isArray(value) ? value : [];
    const toggle = (option: string) =>
      onChange(chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option]);
    return (
      <FieldFrame {...field}>
        {({ labelId }) => (
          <FormGroup aria-labelledby={labelId} role="group">
            {input.options.map((option) => (
              <FormControlLabel
                control={
                  <Checkbox
                    checked={chosen.includes(option.value)}
                    disabled={disabled}
                    onChange={() => toggle(option.value)}
                  />
                }
                key={option.value}
                label={option.label}
              />
            ))}
          </FormGroup>
        )}
      </FieldFrame>
    );
  }
  if (input.kind === "select")
    return <SelectInput {...field} onChange={onChange} options={input.options} value={text} />;
  if (input.kind === "person") {
    const options = members
      .filter(({ status }) => status === "active")
      .map(({ id, name }) => ({ value: id as string, label: name }));
    return <SelectInput {...field} onChange={onChange} options={options} value={text} />;
  }
  if (input.kind === "date") return <DateInput {...field} onChange={onChange} value={text} />;
  const { multiline, maxLength } = input;
  if (multiline) return <TextArea {...field} maxLength={maxLength} onChange={onChange} value={text} />;
  return <TextInput {...field} maxLength={maxLength} onChange={onChange} value={text} />;
}
