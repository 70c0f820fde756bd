import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "../../../session/use-me.ts";
import { TextInput } from "../../../ui/text-input.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { TimeZoneInput } from "../shared/time-zone-input.tsx";
import { useAction } from "../shared/use-action.ts";

const keyPattern = /^[A-Z][A-Z0-9]{1,9}$/;

/** Makes a workspace and opens it. */
export function CreateWorkspace({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const ownZone = useMe()?.member?.timeZone ?? "UTC";
  const [name, setName] = useState("");
  const [key, setKey] = useState("");
  const [timeZone, setTimeZone] = useState(ownZone);
  const action = useAction();
  const [create] = eurekaApi.useWorkspaceCreateMutation();
  const isKeyRight = key === "" || keyPattern.test(key);

  async function submit(): Promise<void> {
    const made = await action.run(() => create({ name: name.trim(), timeZone, ...(key && { key }) }).unwrap());
    if (made) void navigate(`/settings/workspaces/${made.result.id}`);
  }
  return (
    <FormDialog
      action={action}
      canSubmit={name.trim() !== "" && isKeyRight}
      isDirty={name !== "" || key !== ""}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("workspaces.create")}
      title={t("workspaces.new")}
    >
      <TextInput
        autoFocus
        help={t("workspaces.nameHelp")}
        label={t("workspaces.name")}
        maxLength={200}
        onChange={setName}
        required
        value={name}
      />
      <TextInput
        error={isKeyRight ? undefined : t("workspaces.keyWrong")}
        help={t("workspaces.keyHelp")}
        label={t("workspaces.key")}
        maxLength={10}
        onChange={(text) => setKey(text.toUpperCase())}
        value={key}
      />
      <TimeZoneInput
        help={t("workspaces.timeZoneHelp")}
        label={t("workspaces.timeZone")}
        onChange={setTimeZone}
        value={timeZone}
      />
    </FormDialog>
  );
}
