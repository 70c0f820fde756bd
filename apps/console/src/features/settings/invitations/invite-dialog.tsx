import type { Role } from "@eureka/contracts/permissions";
import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { grantableRoles } from "../members/grantable-roles.ts";
import { FormDialog } from "../shared/form-dialog.tsx";
import { PlaceSelect, placeKey } from "../shared/place-select.tsx";
import { SecretDialog } from "../shared/secret-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names, Scope } from "../shared/use-names.ts";

const lifetimes = ["1", "3", "7", "14", "30"] as const;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface InviteDialogProps {
  readonly names: Names;
  readonly onClose: () => void;
}

/** Makes an invitation with one role at one place, and shows its link once. */
export function InviteDialog({ names, onClose }: InviteDialogProps) {
  const { t } = useTranslation("settings");
  const me = useMe();
  const mayEverywhere = me !== undefined && grantableRoles(me, { type: "organization" }).length > 0;
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState<Scope | null>(null);
  const scope = chosen ?? (mayEverywhere ? ({ type: "organization" } as const) : null);
  const [role, setRole] = useState<Role>("user");
  const [days, setDays] = useState<(typeof lifetimes)[number]>("7");
  const [made, setMade] = useState<api.CreatedInvitation | null>(null);
  const action = useAction();
  const [create] = eurekaApi.useInvitationCreateMutation();
  const roles = me && scope ? grantableRoles(me, scope) : [];
  const isEmailRight = emailPattern.test(email.trim());
  const teams = new Set(names.workspaces.filter(({ kind }) => kind === "team").map(({ id }) => id));

  if (made) {
    const invited = { email: made.invitation.email };
    return (
      <SecretDialog
        copyLabel={t("invitations.copy")}
        note={t("invitations.secretNote", invited)}
        onClose={onClose}
        secret={made.link}
        title={t("invitations.secretTitle", invited)}
      />
    );
  }
  async function submit(): Promise<void> {
    if (!scope) return;
    const input = { email: email.trim(), grants: [{ scope, role }], expiresInDays: Number(days) };
    const answer = await action.run(() => create(input).unwrap());
    if (answer) setMade(answer.result);
  }
  return (
    <FormDialog
      action={action}
      canSubmit={isEmailRight && roles.includes(role)}
      isDirty={email !== ""}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("invitations.create")}
      title={t("invitations.new")}
    >
      <TextInput
        autoFocus
        error={email.includes("@") && email.includes(" ") ? t("invitations.emailWrong") : undefined}
        help={t("invitations.emailHelp")}
        label={t("invitations.email")}
        maxLength={320}
        onChange={setEmail}
        required
        type="email"
        value={email}
      />
      <PlaceSelect
        filter={(place) =>
          me !== undefined &&
          grantableRoles(me, place).length > 0 &&
          (place.type === "organization" || teams.has(place.workspaceId))
        }
        help={t("invitations.placeHelp")}
        label={t("invitations.place")}
        names={names}
        onChange={setChosen}
        value={scope ? placeKey(scope) : ""}
      />
      <SelectInput
        disabled={roles.length === 0}
        help={t(`invitations.roleHelp.${role}`)}
        label={t("invitations.role")}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        value={roles.includes(role) ? role : ""}
      />
      <SelectInput
        help={t("invitations.daysHelp")}
        label={t("invitations.days")}
        onChange={setDays}
        options={lifetimes.map((value) => ({ value, label: t("invitations.day", { count: Number(value) }) }))}
        value={days}
      />
    </FormDialog>
  );
}
