/** The wizard after setting up: steps that can be left and resumed, because each knows by itself whether it is done. */
import "./words.ts";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type StepName, useFirstSteps, useMayTakeFirstSteps } from "../../session/use-first-steps.ts";
import { useMe } from "../../session/use-me.ts";
import { DeniedState } from "../../ui/denied-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { PageSkeleton } from "../../ui/page-skeleton.tsx";
import { IdeaStep } from "./steps/idea-step.tsx";
import { InviteStep } from "./steps/invite-step.tsx";
import { ItemStep } from "./steps/item-step.tsx";
import { ModelStep } from "./steps/model-step.tsx";
import { PlatformStep } from "./steps/platform-step.tsx";
import { WorkspaceStep } from "./steps/workspace-step.tsx";

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
    chat: <PlatformStep kind="chat" onSkip={() => skip("chat")} />,
    tracker: <PlatformStep kind="tracker" onSkip={() => skip("tracker")} />,
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
