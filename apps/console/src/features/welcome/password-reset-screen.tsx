/** Choosing a new password by a link that an administrator made. */
import "./words.ts";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { sessionClient } from "../../session/tokens.ts";

import { FailureNote } from "../../ui/failure-note.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { PublicNotice } from "./public-notice.tsx";
import { shortestPassword } from "./shortest-password.ts";
import { useCall } from "./use-call.ts";

export function PasswordResetScreen() {
  const { t } = useTranslation("welcome");
  const { token = "" } = useParams();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const { busy, failure, errorOf, run } = useCall();

  function change(event: FormEvent): void {
    event.preventDefault();
    void run(async () => {
      await sessionClient.call("password_reset.accept", { token, password });
      void navigate("/sign-in?notice=changed", { replace: true });
    });
  }

  return (
    <PublicFrame title={t("reset.title")}>
      {failure?.code === "password_reset.unusable" ? (
        <PublicNotice
          sentence={t("reset.unusable")}
          hint={t("reset.unusableHint")}
          action={
            <Button component={Link} to="/sign-in" variant="contained">
              {t("setup.toSignIn")}
            </Button>
          }
        />
      ) : (
        <Box component="form" onSubmit={change} sx={{ display: "grid", gap: 4 }}>
          <Typography>{t("reset.intro")}</Typography>
          {failure && <FailureNote failure={failure} />}
          <TextInput
            label={t("reset.password")}
            help={t("setup.passwordHelp")}
            type="password"
            autoComplete="new-password"
            minLength={shortestPassword}
            autoFocus
            required
            value={password}
            error={errorOf("password")}
            onChange={setPassword}
          />
          <Button type="submit" variant="contained" disabled={busy}>
            {t("reset.submit")}
          </Button>
        </Box>
      )}
    </PublicFrame>
  );
}
