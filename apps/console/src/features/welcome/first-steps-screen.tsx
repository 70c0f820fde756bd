/** The wizard after setting up: five steps that can be left and resumed, because each knows by itself whether it is done. */
import "./words.ts";
import { eurekaApi, isApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type StepName, useFirstSteps, useMayTakeFirstSteps } from "../../session/use-first-steps.ts";
import { useMe } from "../../session/use-me.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { DeniedState } from "../../ui/denied-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { PageSkeleton } from "../../ui/page-skeleton.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { TextInput } from "../../ui/text-input.tsx";

export function FirstStepsScreen() {
  const { t } = useTranslation("welcome");
  const isMe = useMe() !== undefined;
  const mayTake = useMayTakeFirstSteps();
  if (!isMe) return <PageSkeleton />;
  if (mayTake) return <FirstSteps />;
  return (
    <Page title={t("steps.title")}>
      <DeniedState sentence={t("steps.denied")} />
    </Page>
  );
}

function FirstSteps() {
  const { t } = useTranslation("welcome");
  const { steps, isKnown, skip, hide } = useFirstSteps();
  const navigate = useNavigate();
  const current = steps.find((step) => !step.done)?.name;
  const forms: Readonly<Record<StepName, ReactNode>> = {
    workspace: <WorkspaceStep onDone={() => skip("workspace")} />,
    model: <ModelStep onSkip={() => skip("model")} />,
    invite: <InviteStep onDone={() => skip("invite")} />,
    idea: <IdeaStep />,
    item: <ItemStep />,
  };
  if (!isKnown) return <PageSkeleton />;

  return (
    <Page
      title={t("steps.title")}
      actions={
        <Button
          variant={current ? "outlined" : "contained"}
          onClick={() => {
            hide();
            void navigate("/");
          }}
        >
          {t(current ? "steps.later" : "steps.finish")}
        </Button>
      }
    >
      <Typography color="textSecondary">{t("steps.intro")}</Typography>
      <Typography role="status" sx={{ my: 4 }}>
        {t("steps.progress", { done: steps.filter(({ done }) => done).length, count: steps.length })}
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: 3 }}>
        {steps.map(({ name, done }, index) => (
          <Box
            component="li"
            key={name}
            aria-current={name === current ? "step" : undefined}
            sx={{ border: 1, borderColor: "divider", borderRadius: "10px", bgcolor: "background.paper", p: 4 }}
          >
            <Box sx={{ display: "flex", alignItems: "center", gap: 3 }}>
              <Mark number={index + 1} done={done} />
              <Typography variant="h2" sx={{ flex: 1 }}>
                {t(`steps.${name}`)}
              </Typography>
              {done && <Typography color="textSecondary">{t("steps.done")}</Typography>}
            </Box>
            {name === current && (
              <Box sx={{ pl: { sm: 10 }, pt: 2, display: "grid", gap: 4, maxWidth: 480 }}>
                <Typography color="textSecondary">{t(`steps.${name}Hint`)}</Typography>
                {forms[name]}
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Page>
  );
}

function Mark({ number, done }: { readonly number: number; readonly done: boolean }) {
  return (
    <Box
      aria-hidden
      sx={{
        width: 28,
        height: 28,
        borderRadius: "50%",
        display: "grid",
        placeItems: "center",
        fontSize: 13,
        border: 1,
        borderColor: "divider",
        color: done ? "success.main" : "text.secondary",
      }}
    >
      {done ? <Icon name="check" /> : number}
    </Box>
  );
}

function WorkspaceStep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("welcome");
  const me = useMe();
  const { data: workspace } = eurekaApi.useWorkspaceGetQuery(
    { id: me?.organization.defaultWorkspaceId ?? "" },
    { skip: !me?.organization.defaultWorkspaceId },
  );
  const [name, setName] = useState<string | null>(null);
  const [update, { error, isLoading }] = eurekaApi.useWorkspaceUpdateMutation();
  const shown = name ?? workspace?.name ?? "";

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!workspace) return;
    if (shown === workspace.name || !("error" in (await update({ id: workspace.id, name: shown })))) onDone();
  }

  return (
    <Box component="form" onSubmit={save} sx={{ display: "grid", gap: 3, justifyItems: "start" }}>
      {isApiFailure(error) && <FailureNote failure={error} />}
      <TextInput label={t("steps.workspaceName")} value={shown} onChange={setName} required maxLength={200} />
      <Button type="submit" variant="contained" disabled={isLoading || shown.trim() === ""}>
        {t("steps.rename")}
      </Button>
    </Box>
  );
}

function ModelStep({ onSkip }: { readonly onSkip: () => void }) {
  const { t } = useTranslation("welcome");
  return (
    <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap" }}>
      <Button component={Link} to="/settings/models" variant="contained">
        {t("steps.modelConnect")}
      </Button>
      <Button onClick={onSkip}>{t("steps.modelSkip")}</Button>
    </Box>
  );
}

const invitedRoles = ["user", "manager", "viewer", "admin"] as const;
const roleWords = {
  user: "steps.roleUser",
  manager: "steps.roleManager",
  viewer: "steps.roleViewer",
  admin: "steps.roleAdmin",
} as const;

function InviteStep({ onDone }: { readonly onDone: () => void }) {
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

function IdeaStep() {
  const { t } = useTranslation("welcome");
  const navigate = useNavigate();
  const [topic, setTopic] = useState("");
  const [create, { error, isLoading }] = eurekaApi.useIdeaRunCreateMutation();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await create({ topic });
    if (answer.data) void navigate(`/idea-runs/${answer.data.id}`);
  }

  return (
    <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 3, justifyItems: "start" }}>
      {isApiFailure(error) && <FailureNote failure={error} />}
      <TextInput label={t("steps.ideaTopic")} value={topic} onChange={setTopic} required maxLength={500} />
      <Button type="submit" variant="contained" disabled={isLoading || topic.trim() === ""}>
        {t("steps.ideaSubmit")}
      </Button>
    </Box>
  );
}

function ItemStep() {
  const { t } = useTranslation("welcome");
  const board = eurekaApi.useBoardListQuery({ limit: 50 }).data?.data.find(({ isDefault }) => isDefault);
  return (
    <Button
      component={Link}
      to={board ? `/boards/${board.id}` : "/boards"}
      variant="contained"
      sx={{ justifySelf: "start" }}
    >
      {t("steps.itemOpen")}
    </Button>
  );
}
