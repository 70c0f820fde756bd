import OutlinedInput from "@mui/material/OutlinedInput";
import type { KeyboardEventHandler, Ref } from "react";
import { FieldFrame, type FieldProps } from "./field.tsx";
import { typedText, usualLimits } from "./typed-text.ts";

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement | HTMLTextAreaElement>;
  readonly placeholder?: string;
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; the field grows with them. */
export function TextArea(props: TextAreaProps) {
  const {
    value,
    onChange,
    onBlur,
    onKeyDown,
    placeholder,
    minRows = 3,
    maxRows = 16,
    maxLength = usualLimits.text,
  } = props;
  const { autoFocus = false, inputRef, error, disabled = false, required = false } = props;
  return (
    <FieldFrame {...props}>
      {({ id, describedBy }) => (
        <OutlinedInput
          autoFocus={autoFocus}
          disabled={disabled}
          error={Boolean(error)}
          id={id}
          inputRef={inputRef}
          maxRows={maxRows}
          minRows={minRows}
          multiline
          onBlur={onBlur}
          onChange={(event) => onChange(typedText(event))}
          onKeyDown={onKeyDown}
          placeholder={placeholder}
          required={required}
          slotProps={{ input: { "aria-describedby": describedBy, maxLength, dir: "auto" } }}
          value={value}
        />
      )}
    </FieldFrame>
  );
}
