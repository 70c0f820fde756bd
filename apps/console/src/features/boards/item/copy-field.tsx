/** A field that only the platform of a copy knows: its value, and where it may be changed what changes it in place. */
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../ui/api-failure.ts";
import { DateInput } from "../../../ui/date-input.tsx";
import { dueWords } from "../../../ui/due-words.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { FieldRow } from "./field-row.tsx";
import { localTime } from "./local-time.ts";

export type CopyFieldOf = Row<"external_link.list">["fields"][number];

interface CopyFieldProps {
  readonly field: CopyFieldOf;
  readonly linkId: string;
  readonly mayEdit: boolean;
}

export function CopyField({ field, linkId, mayEdit }: CopyFieldProps) {
  const { t } = useTranslation("boards");
  const [isEditing, setEditing] = useState(false);
  const [setField, { isLoading, error }] = eurekaApi.useExternalLinkSetFieldMutation();
  const shown = useShownValue(field);
  const { name, platformFieldId } = field;

  async function save(value: string | null): Promise<void> {
    const answer = await setField({ id: linkId, platformFieldId, value });
    if (!answer.error) setEditing(false);
  }

  if (!mayEdit) return field.value === null ? null : <FieldRow label={name}>{shown}</FieldRow>;
  const failure = error ? toFailure(error) : null;
  return (
    <FieldRow label={name}>
      {isEditing ? (
        <ValueForm
          failure={failure}
          field={field}
          isSaving={isLoading}
          onCancel={() => setEditing(false)}
          onSave={(value) => void save(value)}
        />
      ) : (
        <>
          <Button
            aria-label={t("copies.setField", { name })}
            onClick={() => setEditing(true)}
            sx={{
              mx: -3,
              fontWeight: 400,
              textAlign: "start",
              color: field.value === null ? "text.secondary" : undefined,
            }}
            variant="text"
          >
            <Box component="bdi" sx={{ overflowWrap: "anywhere" }}>
              {shown}
            </Box>
          </Button>
          {field.isPending && <Box sx={{ color: "text.secondary", fontSize: "0.75rem" }}>{t("copies.pending")}</Box>}
          <FailureNote failure={failure} />
        </>
      )}
    </FieldRow>
  );
}

function useShownValue({ type, value }: CopyFieldOf): string {
  const { t, i18n } = useTranslation("boards");
  if (value === null) return t("copies.noValue");
  if (type === "checkbox") return t(value === "true" ? "ui:yes" : "ui:no");
  if (type === "date") return dueWords({ type: "instant", at: value }, Date.now(), i18n.language).when;
  return value;
}

interface ValueFormProps {
  readonly field: CopyFieldOf;
  readonly isSaving: boolean;
  readonly failure: Parameters<typeof FormActions>[0]["failure"];
  readonly onSave: (value: string | null) => void;
  readonly onCancel: () => void;
}

/** What is typed is kept as text until it is saved: the server says what the field does not take. */
function ValueForm({ field, isSaving, failure, onSave, onCancel }: ValueFormProps) {
  const { type, value } = field;
  const [text, setText] = useState(type === "date" && value !== null ? localTime(new Date(value)) : (value ?? ""));
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text === "") onSave(null);
    else onSave(type === "date" ? new Date(text).toISOString() : text);
  }
  return (
    <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 3, width: "100%" }}>
      <ValueInput field={field} onChange={setText} text={text} />
      <FormActions failure={failure} isSaving={isSaving} onCancel={onCancel} />
    </Box>
  );
}

interface ValueInputProps {
  readonly field: CopyFieldOf;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function ValueInput({ field: { name, type, choices }, text, onChange }: ValueInputProps) {
  const { t } = useTranslation("boards");
  const shared = { hideLabel: true, label: name, onChange };
  const none = { value: "", label: t("copies.noValue") };
  if (type === "date") return <DateInput {...shared} value={text} withTime />;
  if (type === "choice") {
    const options = [none, ...choices.map((choice) => ({ value: choice, label: choice }))];
    return <SelectInput {...shared} options={options} value={text} />;
  }
  if (type === "checkbox") {
    const options = [none, { value: "true", label: t("ui:yes") }, { value: "false", label: t("ui:no") }];
    return <SelectInput {...shared} options={options} value={text} />;
  }
  return <TextInput {...shared} autoFocus maxLength={1_000} value={text} />;
}
