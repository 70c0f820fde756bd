import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import type { KeyboardEventHandler, ReactNode, Ref } from "react";
import { FieldFrame, type FieldProps } from "./field.tsx";
import { typedText, usualLimits } from "./typed-text.ts";

export interface TextInputProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement | HTMLTextAreaElement>;
  readonly type?: "text" | "email" | "password" | "search" | "url";
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly minLength?: number;
  /** Before the text: an icon, a unit. */
  readonly start?: ReactNode;
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly name?: string;
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { value, onChange, onBlur, onKeyDown, type = "text", placeholder, autoComplete, autoFocus = false } = props;
  const {
    maxLength = usualLimits.line,
    minLength,
    start,
    end,
    inputRef,
    name,
    error,
    disabled = false,
    required = false,
  } = props;
  return (
    <FieldFrame {...props}>
      {({ id, describedBy }) => (
        <OutlinedInput
          autoComplete={autoComplete ?? "off"}
          autoFocus={autoFocus}
          disabled={disabled}
          endAdornment={end && <InputAdornment position="end">{end}</InputAdornment>}
          error={Boolean(error)}
          id={id}
          inputRef={inputRef}
          name={name}
          onBlur={onBlur}
          onChange={(event) => onChange(typedText(event))}
          onKeyDown={onKeyDown}
          placeholder={placeholder}
          required={required}
          slotProps={{ input: { "aria-describedby": describedBy, maxLength, minLength, dir: "auto" } }}
          startAdornment={start && <InputAdornment position="start">{start}</InputAdornment>}
          type={type}
          value={value}
        />
      )}
    </FieldFrame>
  );
}
