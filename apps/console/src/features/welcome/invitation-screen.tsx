/** Accepting an invitation by its link. */
import "./words.ts";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { sessionClient } from "../../session/tokens.ts";
import { useSession } from "../../session/use-session.ts";

import { FailureNote } from "../../ui/failure-note.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { PublicNotice } from "./public-notice.tsx";
import { shortestPassword } from "./shortest-password.ts";
import { useCall } from "./use-call.ts";

export function InvitationScreen() {
  const { t } = useTranslation("welcome");
  const { token = "" } = useParams();
  const { signIn } = useSession();
  const navigate = useNavigate();
  const [fields, setFields] = useState({ name: "", password: "" });
  const { busy, failure, errorOf, run } = useCall();
  const set = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });

  function accept(event: FormEvent): void {
    event.preventDefault();
    const { password } = fields;
    const name = fields.name.trim();
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    void run(async () => {
      const { organizationId, email } = await sessionClient.call("invitation.accept", {
        token,
        password,
        timeZone,
        ...(name && { name }),
      });
      // The invitation is spent now, whatever becomes of signing in.
      await signIn({ email, password, organizationId }).then(
        () => navigate("/", { replace: true }),
        () => navigate("/sign-in?notice=accepted", { replace: true }),
      );
    });
  }

  const isUnusable = failure?.code === "invitation.unusable";
  return (
    <PublicFrame title={t("invitation.title")}>
      {isUnusable ? (
        <PublicNotice
          sentence={t("invitation.unusable")}
          hint={t("invitation.unusableHint")}
          action={
            <Button component={Link} to="/sign-in" variant="contained">
              {t("setup.toSignIn")}
            </Button>
          }
        />
      ) : (
        <Box component="form" onSubmit={accept} sx={{ display: "grid", gap: 4 }}>
          <Typography>{t("invitation.intro")}</Typography>
          {failure && <FailureNote failure={failure} />}
          <TextInput
            label={t("invitation.name")}
            help={t("invitation.nameHelp")}
            autoComplete="name"
            autoFocus
            maxLength={200}
            value={fields.name}
            error={errorOf("name")}
            onChange={set("name")}
          />
          <TextInput
            label={t("invitation.password")}
            help={t("invitation.passwordHelp")}
            type="password"
            autoComplete="new-password"
            minLength={shortestPassword}
            required
            value={fields.password}
            error={errorOf("password")}
            onChange={set("password")}
          />
          <Button type="submit" variant="contained" disabled={busy}>
            {t("invitation.submit")}
          </Button>
        </Box>
      )}
    </PublicFrame>
  );
}
