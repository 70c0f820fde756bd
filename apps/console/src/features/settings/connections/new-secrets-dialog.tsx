import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Connection, SecretField } from "./connection-types.ts";
import { SecretFields, type Secrets, typedSecrets } from "./secret-fields.tsx";

export interface NewSecretsDialogProps {
  readonly connection: Connection;
  readonly fields: readonly SecretField[];
  readonly onClose: () => void;
}

/** Connects a platform anew whose tokens a person copies over. */
export function NewSecretsDialog({ connection, fields, onClose }: NewSecretsDialogProps) {
  const { t } = useTranslation("settings");
  const [secrets, setSecrets] = useState<Secrets>({});
  const action = useAction();
  const [update] = eurekaApi.useConnectionUpdateMutation();
  const typed = typedSecrets(secrets);
  const isTyped = Object.keys(typed).length > 0;
  async function submit(): Promise<void> {
    if (await action.run(() => update({ id: connection.id, secrets: typed }).unwrap())) onClose();
  }
  return (
    <FormDialog
      action={action}
      canSubmit={isTyped}
      isDirty={isTyped}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("connections.reconnect")}
      title={t("connections.reconnectTitle", { name: connection.title })}
      width="medium"
    >
      <SecretFields fields={fields} kept={connection.secretNames} onChange={setSecrets} values={secrets} />
    </FormDialog>
  );
}
