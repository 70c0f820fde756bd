import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Section } from "../../../ui/section.tsx";
import { WhoCan } from "../frame/settings-page.tsx";
import { NameDialog } from "../shared/name-dialog.tsx";
import { SecretDialog } from "../shared/secret-dialog.tsx";
import { useAction } from "../shared/use-action.ts";

export interface MemberAccessProps {
  readonly member: api.Member;
  readonly onRemoved: () => void;
}

/** Whether a member can sign in: a reset link, deactivating, reactivating, removing. */
export function MemberAccess({ member, onRemoved }: MemberAccessProps) {
  const { t, i18n } = useTranslation("settings");
  const { id, name } = member;
  const mayUpdate = useMay("member:update", {});
  const mayRemove = useMay("member:remove", {});
  const confirm = useConfirm();
  const action = useAction();
  const removing = useAction();
  const [isRemoving, setRemoving] = useState(false);
  const [reset, setReset] = useState<api.PasswordReset | null>(null);
  const [deactivate] = eurekaApi.useMemberDeactivateMutation();
  const [reactivate] = eurekaApi.useMemberReactivateMutation();
  const [remove] = eurekaApi.useMemberRemoveMutation();
  const [makeReset] = eurekaApi.usePasswordResetCreateMutation();
  const isNotAlone = action.failure?.code === "password_reset.not_alone";

  async function askToDeactivate(): Promise<void> {
    const question = {
      title: t("members.deactivateTitle", { name }),
      detail: t("members.deactivateDetail", { name }),
      confirmLabel: t("members.deactivate"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => deactivate({ id }).unwrap());
  }
  async function createReset(): Promise<void> {
    const made = await action.run(() => makeReset({ memberId: id }).unwrap());
    if (made) setReset(made.result);
  }
  async function removeIt(): Promise<void> {
    if (await removing.run(() => remove({ id }).unwrap())) onRemoved();
  }
  return (
    <Section title={t("members.access")}>
      <Box sx={{ display: "grid", gap: 3 }}>
        <WhoCan permission="member:update" place={{}} />
        {isNotAlone ? (
          <Typography role="alert" variant="body2">
            {t("members.notAlone", { name })}
          </Typography>
        ) : (
          <FailureNote failure={action.failure} />
        )}
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          {mayUpdate && member.status === "active" && (
            <>
              <Button disabled={action.isBusy} onClick={() => void createReset()}>
                {t("members.reset")}
              </Button>
              <Button disabled={action.isBusy} onClick={() => void askToDeactivate()}>
                {t("members.deactivate")}
              </Button>
            </>
          )}
          {mayUpdate && member.status === "deactivated" && (
            <Button disabled={action.isBusy} onClick={() => void action.run(() => reactivate({ id }).unwrap())}>
              {t("members.reactivate")}
            </Button>
          )}
          {mayRemove && (
            <Button color="error" onClick={() => setRemoving(true)}>
              {t("members.remove")}
            </Button>
          )}
        </Box>
      </Box>
      {isRemoving && (
        <NameDialog
          action={removing}
          confirmLabel={t("members.remove")}
          detail={t("members.removeDetail", { name })}
          name={name}
          onClose={() => setRemoving(false)}
          onConfirm={() => void removeIt()}
          title={t("members.removeTitle", { name })}
        />
      )}
      {reset && (
        <SecretDialog
          copyLabel={t("members.copyReset")}
          note={t("members.resetNote", {
            name,
            until: new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeStyle: "short" }).format(
              new Date(reset.expiresAt),
            ),
          })}
          onClose={() => setReset(null)}
          secret={reset.link}
          title={t("members.resetTitle", { name })}
        />
      )}
    </Section>
  );
}
