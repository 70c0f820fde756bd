/** Signs in again over the page as it is, so that nothing that was typed is lost. */

import { type ApiFailure, isApiFailure, toApiFailure } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-me.ts";
import { useSession } from "../session/use-session.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { TextInput } from "../ui/text-input.tsx";

export function ExpiredDialog() {
  const { t } = useTranslation("app");
  const { signIn, signOut } = useSession();
  const me = useMe();
  const email = me?.member?.email ?? "";
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const titleId = useId();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn({ email, password, ...(me && { organizationId: me.organization.id }) });
    } catch (error) {
      setFailure(isApiFailure(error) ? error : toApiFailure(error));
      setBusy(false);
    }
  }

  return (
    <Dialog open aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{t("expired.title")}</DialogTitle>
        <DialogContent sx={{ display: "grid", gap: 4, pb: 6 }}>
          <Typography>{t("expired.sentence", { email })}</Typography>
          {failure && <FailureNote failure={failure} />}
          <TextInput
            label={t("expired.password")}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={setPassword}
          />
          <Button type="submit" variant="contained" disabled={busy || password === ""}>
            {t("expired.signIn")}
          </Button>
          <Button onClick={() => void signOut()}>{t("expired.signOut")}</Button>
        </DialogContent>
      </form>
    </Dialog>
  );
}
