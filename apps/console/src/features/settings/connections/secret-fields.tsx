import { useTranslation } from "react-i18next";
import { TextInput } from "../../../ui/text-input.tsx";
import type { SecretField } from "./connection-types.ts";

export type Secrets = Readonly<Record<string, string>>;

export interface SecretFieldsProps {
  readonly fields: readonly SecretField[];
  readonly values: Secrets;
  readonly onChange: (values: Secrets) => void;
  /** Those that are set already; they stay unless something is typed. */
  readonly kept?: readonly string[];
}

/** Secrets that go in and never come out again, each with where to find it. */
export function SecretFields({ fields, values, onChange, kept = [] }: SecretFieldsProps) {
  const { t } = useTranslation("settings");
  return fields.map(({ name, title, help, isOptional }) => (
    <TextInput
      autoComplete="new-password"
      help={kept.includes(name) ? t("connections.secretKept", { help }) : help}
      key={name}
      label={title}
      maxLength={10_000}
      onChange={(text) => onChange({ ...values, [name]: text })}
      required={!(isOptional || kept.includes(name))}
      type="password"
      value={values[name] ?? ""}
    />
  ));
}

/** Those in which something stands, as they are sent. */
export function typedSecrets(values: Secrets): Secrets {
  const typed = Object.entries(values).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(typed.filter(([, text]) => text !== ""));
}

/** Whether each of the secrets is typed or kept, or can be left out. */
export function areComplete(fields: readonly SecretField[], values: Secrets, kept: readonly string[] = []): boolean {
  const typed = typedSecrets(values);
  return fields.every(({ name, isOptional }) => isOptional || name in typed || kept.includes(name));
}
