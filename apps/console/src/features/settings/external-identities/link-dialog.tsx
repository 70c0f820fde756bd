import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectInput } from "../../../ui/select-input.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";

export interface LinkDialogProps {
  readonly identity: Row<"external_identity.list">;
  readonly members: readonly Row<"member.list">[];
  readonly onClose: () => void;
}

/** Says which member a platform account is. */
export function LinkDialog({ identity, members, onClose }: LinkDialogProps) {
  const { t } = useTranslation("settings");
  const [memberId, setMemberId] = useState("");
  const action = useAction();
  const [link] = eurekaApi.useExternalIdentityLinkMutation();
  async function submit(): Promise<void> {
    if (await action.run(() => link({ id: identity.id, memberId }).unwrap())) onClose();
  }
  return (
    <FormDialog
      action={action}
      canSubmit={memberId !== ""}
      isDirty={false}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("identities.linkConfirm")}
      title={t("identities.linkTitle", { name: identity.displayName })}
    >
      <SelectInput
        help={t("identities.linkHelp")}
        label={t("identities.member")}
        onChange={setMemberId}
        options={members
          .filter(({ status }) => status === "active")
          .map(({ id, name, handle }) => ({ value: id, label: `${name} @${handle}` }))}
        placeholder={t("identities.choose")}
        value={memberId}
      />
    </FormDialog>
  );
}
