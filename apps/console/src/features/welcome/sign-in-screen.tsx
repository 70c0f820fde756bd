/** Signing in; afterwards the visitor is where he wanted to go. */
import "./words.ts";
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { useSession } from "../../session/use-session.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { safeNext } from "./safe-next.ts";
import { useCall } from "./use-call.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

export function SignInScreen() {
  const { t } = useTranslation("welcome");
  const { state, resume, signIn } = useSession();
  const [search] = useSearchParams();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [organizationId, setOrganizationId] = useState("");
  const [organizations, setOrganizations] = useState<readonly Choice[]>([]);
  const { busy, failure, run } = useCall();
  const installation = eurekaApi.useInstallationGetQuery().data;

  useEffect(() => {
    if (state === "unknown") void resume();
  }, [state, resume]);

  if (state === "signed-in") return <Navigate to={safeNext(search.get("next"))} replace />;

  async function attempt(): Promise<void> {
    try {
      await signIn({ email, password, ...(organizationId && { organizationId }) });
    } catch (error) {
      const refused = toApiFailure(error);
      if (refused.code !== "session.organization_required") throw error;
      const choices = refused.errors.map(({ code, message }) => ({ value: code, label: message }));
      setOrganizations(choices);
      setOrganizationId(choices[0]?.value ?? "");
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void run(attempt);
  }

  const notice = search.get("notice");
  return (
    <PublicFrame title={t("signIn.title")}>
      <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 4 }}>
        {(notice === "changed" || notice === "accepted") && (
          <Typography role="status">{t(`signIn.${notice}`)}</Typography>
        )}
        {installation && !installation.isSetUp && <Typography role="status">{t("signIn.notSetUp")}</Typography>}
        {failure && <FailureNote failure={failure} />}
        <TextInput
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={setEmail}
        />
        <TextInput
          label={t("signIn.password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        {organizations.length > 0 && (
          <SelectInput
            label={t("signIn.organization")}
            help={t("signIn.chooseOrganization")}
            options={organizations}
            value={organizationId}
            onChange={setOrganizationId}
          />
        )}
        <Button type="submit" variant="contained" disabled={busy}>
          {t("signIn.submit")}
        </Button>
        <Typography color="textSecondary" variant="body2">
          {t("signIn.forgot")}
        </Typography>
      </Box>
    </PublicFrame>
  );
}
