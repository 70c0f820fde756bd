/** Runs any operation by a form made from its description. */
import type { OperationName, Output } from "@eureka/sdk";
import { operationBindings } from "@eureka/sdk";
import { type ApiFailure, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../session/use-client.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { useFieldErrors } from "../../ui/use-problem-words.ts";
import { type ApiDocument, type FieldError, type FormField, readForm, readOperationForm } from "./operation-form.ts";

export type ListedOperation = Output<"operation.list">["data"][number];

let described: Promise<ApiDocument> | undefined;

/** The API's description, read once. */
function readDocument(): Promise<ApiDocument> {
  described ??= fetch("/api/v2/openapi.json").then((response) => response.json() as Promise<ApiDocument>);
  return described;
}

interface OperationDialogProps {
  readonly operation: ListedOperation;
  readonly onClose: () => void;
}

export function OperationDialog({ operation, onClose }: OperationDialogProps) {
  const { t } = useTranslation("palette");
  const client = useClient();
  const binding = operationBindings[operation.name as OperationName];
  const takesBytes = "sendsBytes" in binding || "answersBytes" in binding;
  const [fields, setFields] = useState<readonly FormField[] | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, FieldError>>>({});
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const refusedOf = useFieldErrors(failure);
  const [answer, setAnswer] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    void readDocument().then((document) => setFields(readOperationForm(document, binding)));
  }, [binding]);

  async function run(): Promise<void> {
    const read = readForm(fields ?? [], typed);
    setErrors(read.errors);
    if (Object.keys(read.errors).length > 0) return;
    setBusy(true);
    setFailure(null);
    try {
      const { output } = await client.request(operation.name as OperationName, read.input);
      setAnswer(output === undefined ? t("run.nothing") : JSON.stringify(output, null, 2));
    } catch (error) {
      setFailure(toApiFailure(error));
    }
    setBusy(false);
  }

  return (
    <Dialog
      open
      title={operation.summary}
      onClose={onClose}
      width="medium"
      onSubmit={() => void run()}
      actions={
        <Button
          type="submit"
          variant="contained"
          color={operation.effect === "danger" ? "error" : "primary"}
          disabled={busy || takesBytes || !fields}
        >
          {t(answer === null ? "run.submit" : "run.again")}
        </Button>
      }
    >
      <Box sx={{ display: "grid", gap: 4 }}>
        <Typography color="textSecondary">{t("run.detail", { name: operation.name })}</Typography>
        {operation.effect === "danger" && <Typography color="error.main">{t("run.danger")}</Typography>}
        {takesBytes && <Typography>{t("run.bytes")}</Typography>}
        {failure && <FailureNote failure={failure} />}
        {!fields && <Skeleton variant="rounded" height={120} aria-label={t("run.loading")} />}
        {fields?.map((field) => {
          const wrong = errors[field.name] ?? null;
          const refused = refusedOf(field.name);
          return (
            <Field
              key={field.name}
              field={field}
              value={typed[field.name] ?? ""}
              error={wrong ? t(`run.${wrong}`) : refused}
              onChange={(value) => setTyped({ ...typed, [field.name]: value })}
            />
          );
        })}
        {answer !== null && (
          <Box
            component="pre"
            tabIndex={0}
            aria-label={t("run.done")}
            sx={{
              m: 0,
              p: 3,
              maxHeight: 280,
              overflow: "auto",
              fontSize: 12,
              bgcolor: "action.hover",
              borderRadius: 1,
            }}
          >
            {answer}
          </Box>
        )}
      </Box>
    </Dialog>
  );
}

interface FieldProps {
  readonly field: FormField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ field, value, error, onChange }: FieldProps) {
  const { t } = useTranslation("palette");
  const shared = { label: field.name, value, onChange, error, required: field.required };
  if (field.kind === "choice" || field.kind === "boolean") {
    const choices = field.kind === "boolean" ? ["true", "false"] : field.choices;
    const options = choices.map((choice) => ({ value: choice, label: choice }));
    return (
      <SelectInput
        {...shared}
        help={field.help}
        options={field.required ? options : [{ value: "", label: t("run.unset") }, ...options]}
      />
    );
  }
  if (field.kind === "lines" || field.kind === "json" || field.kind === "longText") {
    const hint = field.kind === "lines" ? t("run.lines") : field.kind === "json" ? t("run.json") : "";
    return <TextArea {...shared} help={[hint, field.help].filter(Boolean).join(". ")} />;
  }
  return <TextInput {...shared} help={field.help} />;
}
