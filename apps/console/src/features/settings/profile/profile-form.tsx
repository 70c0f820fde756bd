import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { TextInput } from "../../../ui/text-input.tsx";
import { EditForm } from "../shared/edit-form.tsx";
import { TimeZoneInput } from "../shared/time-zone-input.tsx";
import { useAction } from "../shared/use-action.ts";
import { useEdits } from "../shared/use-edits.ts";

const handlePattern = /^[a-z0-9][a-z0-9._-]{0,38}$/;

/** My name, handle and time zone. */
export function ProfileForm({ member }: { readonly member: api.Member }) {
  const { t } = useTranslation("settings");
  const server = { name: member.name, handle: member.handle, timeZone: member.timeZone };
  const edits = useEdits(server, member.version);
  const action = useAction();
  const [update] = eurekaApi.useMemberUpdateMutation();
  const { values, set } = edits;
  const isHandleRight = handlePattern.test(values.handle);
  return (
    <EditForm
      action={action}
      canSave={isHandleRight && values.name.trim() !== ""}
      describe={(field, value) => ({ label: t(`profile.${field}`), text: value })}
      edits={edits}
      onSave={(changed, ifMatch) =>
        update({ id: member.id, ...changed, ...(ifMatch !== undefined && { ifMatch }) }).unwrap()
      }
      server={server}
    >
      <TextInput
        autoComplete="name"
        help={t("profile.nameHelp")}
        label={t("profile.name")}
        maxLength={200}
        onChange={(name) => set("name", name)}
        required
        value={values.name}
      />
      <TextInput
        error={isHandleRight ? undefined : t("profile.handleWrong")}
        help={t("profile.handleHelp", { handle: values.handle })}
        label={t("profile.handle")}
        maxLength={39}
        onChange={(handle) => set("handle", handle.toLowerCase())}
        required
        value={values.handle}
      />
      <TextInput
        disabled
        help={t("profile.emailHelp")}
        label={t("profile.email")}
        onChange={() => undefined}
        type="email"
        value={member.email ?? ""}
      />
      <TimeZoneInput
        help={t("profile.timeZoneHelp")}
        label={t("profile.timeZone")}
        onChange={(timeZone) => set("timeZone", timeZone)}
        value={values.timeZone}
      />
    </EditForm>
  );
}
