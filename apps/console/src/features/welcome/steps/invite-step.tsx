/** Makes the link for the first person who is invited. */
import { eurekaApi, isApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

const invitedRoles = ["user", "manager", "viewer", "admin"] as const;
const roleWords = {
  user: "steps.roleUser",
  manager: "steps.roleManager",
  viewer: "steps.roleViewer",
  admin: "steps.roleAdmin",
} as const;

export function InviteStep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("welcome");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<(typeof invitedRoles)[number]>("user");
  const [invite, { data, error, isLoading }] = eurekaApi.useInvitationCreateMutation();

  function submit(event: FormEvent): void {
    event.preventDefault();
    void invite({ email, grants: [{ scope: { type: "organization" }, role }] });
  }

  if (data?.link)
    return (
      <Box sx={{ display: "grid", gap: 3, justifyItems: "start" }}>
        <Typography role="status">{t("steps.inviteLink")}</Typography>
        <Box component="code" sx={{ fontFamily: "monospace", overflowWrap: "anywhere" }}>
          {data.link}
        </Box>
        <Box sx={{ display: "flex", gap: 2 }}>
          <CopyButton text={data.link} label={t("steps.copyLink")} />
          <Button variant="contained" onClick={onDone}>
            {t("steps.done")}
          </Button>
        </Box>
      </Box>
    );
  return (
    <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 3 }}>
      {isApiFailure(error) && <FailureNote failure={error} />}
      <TextInput label={t("steps.inviteEmail")} type="email" value={email} onChange={setEmail} required />
      <SelectInput
        label={t("steps.inviteRole")}
        value={role}
        onChange={setRole}
        options={invitedRoles.map((value) => ({ value, label: t(roleWords[value]) }))}
      />
      <Box sx={{ display: "flex", gap: 2 }}>
        <Button type="submit" variant="contained" disabled={isLoading || email === ""}>
          {t("steps.inviteSubmit")}
        </Button>
        <Button onClick={onDone}>{t("steps.inviteSkip")}</Button>
      </Box>
    </Box>
  );
}
