import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormActions } from "../../../../ui/form-actions.tsx";
import { Section } from "../../../../ui/section.tsx";
import { TextInput } from "../../../../ui/text-input.tsx";
import { useUnsavedGuard } from "../../../../ui/use-unsaved-guard.ts";
import { useAction } from "../../shared/use-action.ts";
import { useNames } from "../../shared/use-names.ts";
import type { Connector } from "../connection-types.ts";
import { areComplete, SecretFields, type Secrets, typedSecrets } from "../secret-fields.tsx";
import { WorkspaceSelect } from "../workspace-select.tsx";
import { Advanced } from "./advanced.tsx";

/** Connects a platform with tokens that a person copies over. */
export function ConnectByTokens({ connector }: { readonly connector: Connector }) {
  const { t } = useTranslation("settings");
  const { name, title: platform, secrets: fields } = connector;
  const [title, setTitle] = useState("");
  const [secrets, setSecrets] = useState<Secrets>({});
  const [workspaceId, setWorkspaceId] = useState<string | null>(null);
  const [baseUrl, setBaseUrl] = useState("");
  const names = useNames();
  const navigate = useNavigate();
  const action = useAction();
  const [create] = eurekaApi.useConnectionCreateMutation();
  const typed = typedSecrets(secrets);
  const isDirty = title !== "" || baseUrl !== "" || workspaceId !== null || Object.keys(typed).length > 0;
  const release = useUnsavedGuard(isDirty);
  const canConnect = areComplete(fields, secrets);

  async function connect(): Promise<void> {
    const input = {
      connector: name,
      secrets: typed,
      ...(title.trim() && { title: title.trim() }),
      ...(workspaceId !== null && { defaultWorkspaceId: workspaceId }),
      ...(baseUrl.trim() && { settings: { baseUrl: baseUrl.trim() } }),
    };
    const made = await action.run(() => create(input).unwrap());
    if (!made) return;
    release();
    void navigate(`/settings/connections/${made.result.id}`, { replace: true });
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (canConnect && !action.isBusy) void connect();
  }
  return (
    <Section hint={t("connect.tokensHint", { platform })} title={t("connect.tokens")}>
      <Box
        component="form"
        noValidate
        onSubmit={submit}
        sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, maxWidth: 560 }}
      >
        <SecretFields fields={fields} onChange={setSecrets} values={secrets} />
        <TextInput
          help={t("connect.nameHelp", { platform })}
          label={t("connect.name")}
          maxLength={200}
          onChange={setTitle}
          value={title}
        />
        <WorkspaceSelect names={names} onChange={setWorkspaceId} value={workspaceId} />
        <Advanced baseUrl={baseUrl} onChange={setBaseUrl} />
        <FormActions
          failure={action.failure}
          isDirty={canConnect}
          isSaving={action.isBusy}
          saveLabel={t("connect.leave")}
        />
      </Box>
    </Section>
  );
}
