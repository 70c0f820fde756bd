import type { api } from "@eureka/sdk";
import { useTranslation } from "react-i18next";
import { TextInput } from "../../../ui/text-input.tsx";

export type ProviderKind = api.ModelProvider["kind"];

export interface ProviderValues {
  readonly name: string;
  readonly model: string;
  readonly key: string;
  readonly baseUrl: string;
}

export interface ProviderFieldsProps {
  readonly kind: ProviderKind;
  readonly values: ProviderValues;
  readonly onChange: (values: ProviderValues) => void;
  /** The last characters of the key that is kept already. */
  readonly keyEnding?: string | null;
  readonly isNew: boolean;
}

/** What a provider is told: its model, its key and, where it has none of its own, its address. */
export function ProviderFields({ kind, values, onChange, keyEnding = null, isNew }: ProviderFieldsProps) {
  const { t } = useTranslation("settings");
  const set = (field: keyof ProviderValues) => (text: string) => onChange({ ...values, [field]: text });
  const isKeyNeeded = needsKey(kind) && isNew;
  return (
    <>
      <TextInput
        help={t("models.modelHelp", { example: t(`models.suggested.${kind}`) })}
        label={t("models.model")}
        maxLength={200}
        onChange={set("model")}
        required
        value={values.model}
      />
      {kind !== "ollama" && (
        <TextInput
          autoComplete="new-password"
          help={
            keyEnding
              ? t("models.keyKept", { ending: keyEnding })
              : t(needsKey(kind) ? "models.keyHelp" : "models.keyOptional")
          }
          label={keyEnding ? t("models.keyNew") : t("models.key")}
          maxLength={1000}
          onChange={set("key")}
          required={isKeyNeeded}
          type="password"
          value={values.key}
        />
      )}
      <TextInput
        help={addressHelp()}
        label={t("models.address")}
        maxLength={2000}
        onChange={set("baseUrl")}
        required={needsAddress(kind)}
        type="url"
        value={values.baseUrl}
      />
      <TextInput
        help={t("models.nameHelp")}
        label={t("models.name")}
        maxLength={200}
        onChange={set("name")}
        required={!isNew}
        value={values.name}
      />
    </>
  );

  function addressHelp(): string {
    if (!isNew) return t("models.addressWithKey");
    return t(needsAddress(kind) ? "models.addressNeeded" : "models.addressHelp");
  }
}

export function needsKey(kind: ProviderKind): boolean {
  return kind === "gemini" || kind === "openai" || kind === "anthropic";
}

export function needsAddress(kind: ProviderKind): boolean {
  return kind === "openai_compatible";
}
