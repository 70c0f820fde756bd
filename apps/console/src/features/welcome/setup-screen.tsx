/** The one-time link: makes the first organization, or one with sample data. */
import "./words.ts";
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { sessionClient } from "../../session/tokens.ts";
import { useSession } from "../../session/use-session.ts";
import { CopyButton } from "../../ui/copy-button.tsx";

import { FailureNote } from "../../ui/failure-note.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { PublicNotice } from "./public-notice.tsx";
import { shortestPassword } from "./shortest-password.ts";
import { useCall } from "./use-call.ts";

type Explored = Output<"organization.explore">;

export function SetupScreen() {
  const { t } = useTranslation("welcome");
  const installation = eurekaApi.useInstallationGetQuery();
  const [explored, setExplored] = useState<Explored | null>(null);
  const token = useSearchParams()[0].get("token") ?? "";

  if (explored) return <ExploredPeople explored={explored} />;
  return (
    <PublicFrame title={t("setup.title")}>
      <QueryStates query={installation}>
        {({ isSetUp }) =>
          isSetUp ? (
            <PublicNotice
              sentence={t("setup.already")}
              hint={t("setup.alreadyHint")}
              action={
                <Button component={Link} to="/sign-in" variant="contained">
                  {t("setup.toSignIn")}
                </Button>
              }
            />
          ) : (
            <SetupForm token={token} onExplored={setExplored} />
          )
        }
      </QueryStates>
    </PublicFrame>
  );
}

interface SetupFormProps {
  readonly token: string;
  readonly onExplored: (explored: Explored) => void;
}

function SetupForm({ token, onExplored }: SetupFormProps) {
  const { t } = useTranslation("welcome");
  const { signIn } = useSession();
  const navigate = useNavigate();
  const [fields, setFields] = useState({ organizationName: "", name: "", email: "", password: "" });
  const { busy, failure, errorOf, run } = useCall();
  const set = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });

  function create(event: FormEvent): void {
    event.preventDefault();
    void run(async () => {
      await sessionClient.call("organization.bootstrap", { setupToken: token, ...fields });
      await signIn({ email: fields.email, password: fields.password });
      void navigate("/first-steps", { replace: true });
    });
  }

  function explore(): void {
    void run(async () => onExplored(await sessionClient.call("organization.explore", { setupToken: token })));
  }

  if (token === "") return <PublicNotice sentence={t("setup.noToken")} />;
  return (
    <Box component="form" onSubmit={create} sx={{ display: "grid", gap: 4 }}>
      <Typography>{t("setup.intro")}</Typography>
      {failure && <FailureNote failure={failure} />}
      <TextInput
        label={t("setup.organization")}
        help={t("setup.organizationHelp")}
        autoComplete="organization"
        autoFocus
        required
        maxLength={200}
        value={fields.organizationName}
        error={errorOf("organizationName")}
        onChange={set("organizationName")}
      />
      <TextInput
        label={t("setup.name")}
        autoComplete="name"
        required
        maxLength={200}
        value={fields.name}
        error={errorOf("name")}
        onChange={set("name")}
      />
      <TextInput
        label={t("setup.email")}
        type="email"
        autoComplete="username"
        required
        value={fields.email}
        error={errorOf("email")}
        onChange={set("email")}
      />
      <TextInput
        label={t("setup.password")}
        help={t("setup.passwordHelp")}
        type="password"
        autoComplete="new-password"
        minLength={shortestPassword}
        required
        value={fields.password}
        error={errorOf("password")}
        onChange={set("password")}
      />
      <Button type="submit" variant="contained" disabled={busy}>
        {t("setup.submit")}
      </Button>
      <Divider>{t("setup.or")}</Divider>
      <Button onClick={explore} disabled={busy}>
        {t("setup.explore")}
      </Button>
      <Typography color="textSecondary" variant="body2">
        {t("setup.exploreHelp")}
      </Typography>
    </Box>
  );
}

function ExploredPeople({ explored }: { readonly explored: Explored }) {
  const { t } = useTranslation("welcome");
  const { signIn } = useSession();
  const navigate = useNavigate();
  const { busy, failure, run } = useCall();
  const password = explored.password ?? "";
  const first = explored.people[0];

  function enter(): void {
    void run(async () => {
      await signIn({ email: first?.email ?? "", password });
      void navigate("/", { replace: true });
    });
  }

  return (
    <PublicFrame title={t("setup.explored")}>
      <Box sx={{ display: "grid", gap: 4 }}>
        <Typography>{t("setup.exploredHint")}</Typography>
        <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
          <Box component="code" sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
            {password}
          </Box>
          <CopyButton text={password} label={t("signIn.password")} />
        </Box>
        <Box
          component="ul"
          aria-label={t("setup.people")}
          sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: 2 }}
        >
          {explored.people.map(({ memberId, email, role }) => (
            <Box component="li" key={memberId} sx={{ display: "flex", justifyContent: "space-between", gap: 2 }}>
              <Box component="span" sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
                {email}
              </Box>
              <Typography component="span" color="textSecondary" sx={{ whiteSpace: "nowrap" }}>
                {t(`setup.roles.${role}`)}
              </Typography>
            </Box>
          ))}
        </Box>
        {failure && <FailureNote failure={failure} />}
        <Button variant="contained" onClick={enter} disabled={busy}>
          {t("setup.enter", { name: first?.name ?? "" })}
        </Button>
      </Box>
    </PublicFrame>
  );
}
