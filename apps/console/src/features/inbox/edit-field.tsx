/** One field of what is proposed, to be changed before it is agreed to. */
import { DateInput } from "../../ui/date-input.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { EditableField } from "./decision.ts";

export interface EditFieldProps {
  readonly field: EditableField;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly error: string | undefined;
}

export function EditField({ field, value, onChange, error }: EditFieldProps) {
  const { label, kind, required, options = [] } = field;
  const shared = { label, required, error, value: value ?? "" };
  const change = (text: string) => onChange(text === "" ? null : text);
  if (kind === "select") return <SelectInput {...shared} onChange={change} options={options} />;
  if (kind === "date") return <DateInput {...shared} onChange={change} />;
  if (kind === "long_text") return <TextArea {...shared} maxLength={3_000} onChange={change} />;
  return <TextInput {...shared} maxLength={500} onChange={change} />;
}
