import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormActions } from "../../../../ui/form-actions.tsx";
import { TextInput } from "../../../../ui/text-input.tsx";
import { useUnsavedGuard } from "../../../../ui/use-unsaved-guard.ts";
import { useAction } from "../../shared/use-action.ts";
import type { Application, Connector } from "../connection-types.ts";
import { CopyLine } from "../copy-line.tsx";
import { areComplete, SecretFields, type Secrets, typedSecrets } from "../secret-fields.tsx";
import { Advanced } from "./advanced.tsx";
import { useApplicationSecrets } from "./use-application-secrets.ts";

export interface ApplicationFormProps {
  readonly connector: Connector;
  readonly application: Application | null;
  readonly onDone: () => void;
}

/** What goes to the platform's form, and what comes back from it. */
export function ApplicationForm({ connector, application, onDone }: ApplicationFormProps) {
  const { t } = useTranslation("settings");
  const { name, title: platform, redirectUrl } = connector;
  const fields = useApplicationSecrets(connector);
  const kept = application?.secretNames ?? [];
  const before = { clientId: application?.clientId ?? "", baseUrl: application?.baseUrl ?? "" };
  const [clientId, setClientId] = useState(before.clientId);
  const [baseUrl, setBaseUrl] = useState(before.baseUrl);
  const [secrets, setSecrets] = useState<Secrets>({});
  const action = useAction();
  const [set] = eurekaApi.useConnectorApplicationSetMutation();
  // A platform without such a form has no text: nothing is shown then.
  const form = eurekaApi.useConnectorDescribeApplicationQuery({ name });
  const typed = typedSecrets(secrets);
  const isDirty = clientId !== before.clientId || baseUrl !== before.baseUrl || Object.keys(typed).length > 0;
  const release = useUnsavedGuard(isDirty);
  const canSave = isDirty && clientId.trim() !== "" && areComplete(fields, secrets, kept);

  async function save(): Promise<void> {
    const input = {
      name,
      clientId: clientId.trim(),
      baseUrl: baseUrl.trim() || null,
      secrets: typed,
      ...(application && { ifMatch: application.version }),
    };
    if (!(await action.run(() => set(input).unwrap()))) return;
    release();
    onDone();
  }
  /** A platform takes the whole text, or a person follows it by hand. */
  function wordsOf(mediaType: string) {
    return mediaType === "application/json"
      ? { title: t("connect.form"), hint: t("connect.formHint", { platform }) }
      : { title: t("connect.steps", { platform }), hint: t("connect.stepsHint") };
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (canSave && !action.isBusy) void save();
  }
  return (
    <Box
      component="form"
      noValidate
      onSubmit={submit}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, maxWidth: 560 }}
    >
      {form.data && !form.isError && (
        <ToCopy {...wordsOf(form.data.mediaType)}>
          <CopyLine label={t("connect.copyForm")} text={form.data.text} />
        </ToCopy>
      )}
      {redirectUrl !== null && (
        <ToCopy hint={t("connect.redirectHint", { platform })} title={t("connect.redirect")}>
          <CopyLine label={t("connect.copyRedirect")} text={redirectUrl} />
        </ToCopy>
      )}
      <TextInput
        help={t("connect.clientIdHelp")}
        label={t("connect.clientId")}
        maxLength={500}
        onChange={setClientId}
        required
        value={clientId}
      />
      <SecretFields fields={fields} kept={kept} onChange={setSecrets} values={secrets} />
      <Advanced baseUrl={baseUrl} onChange={setBaseUrl} />
      <FormActions
        failure={action.failure}
        isDirty={canSave}
        isSaving={action.isBusy}
        saveLabel={t("connect.saveApplication")}
        {...(application && { onCancel: onDone })}
      />
    </Box>
  );
}

function ToCopy(props: { readonly title: string; readonly hint: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1 }}>
      <Typography component="h3" variant="subtitle2">
        {props.title}
      </Typography>
      {props.children}
      <Typography color="textSecondary" variant="caption">
        {props.hint}
      </Typography>
    </Box>
  );
}
