import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { Note } from "./note.tsx";
import { draftOf } from "./run-draft.ts";
import type { IdeaRun } from "./types.ts";

export interface RunOutcomeProps {
  readonly run: IdeaRun;
}

/** What a reader has to know of how the run ended: that it failed and why, that the rules answered, that something is missing. */
export function RunOutcome({ run }: RunOutcomeProps) {
  const { t } = useTranslation("ideas");
  const mayRun = useMay("idea_run:create", { workspaceId: run.workspaceId });
  const mayConnect = useMay("model_provider:create");
  const again = mayRun && (
    <Button component={Link} state={{ draft: draftOf(run) }} to="/ideas/new">
      {t("outcome.again")}
    </Button>
  );
  if (run.state === "failed") {
    const { error } = run;
    return (
      <Note action={again} title={t("outcome.failed")} tone="error">
        {error?.message ?? t("outcome.noReason")}
        {error?.step && <div>{t("outcome.failedAt", { step: error.step })}</div>}
      </Note>
    );
  }
  if (run.state === "cancelled") {
    return (
      <Note action={again} title={t("outcome.cancelled")} tone="info">
        {t("outcome.cancelledHint")}
      </Note>
    );
  }
  if (run.state !== "succeeded") return null;
  if (run.engine === "rules") {
    const connect = mayConnect && run.engineReason === "no_model" && (
      <Button component={Link} to="/settings/models">
        {t("engine.connect")}
      </Button>
    );
    return (
      <Note action={connect} title={t("outcome.rules")} tone="rules">
        {t(`outcome.why.${run.engineReason ?? "asked_for"}`)} {t("outcome.rulesHint")}
      </Note>
    );
  }
  return <Incomplete run={run} />;
}

/** Stages of which not everything arrived. */
function Incomplete({ run }: RunOutcomeProps) {
  const { t } = useTranslation("ideas");
  const short = run.stages.filter(({ state, givenUp }) => state === "partial" || state === "failed" || givenUp > 0);
  const isFewer = run.ideas.length + run.removedAsDuplicates < run.request.ideas;
  if (short.length === 0 && !isFewer) return null;
  return (
    <Note title={t("outcome.incomplete")} tone="warning">
      {isFewer && <div>{t("outcome.fewer", { count: run.ideas.length, asked: run.request.ideas })}</div>}
      {short.map(({ stage, done, total, givenUp }) => (
        <div key={stage}>
          {t("outcome.stage", { stage: t(`stage.${stage}`), done, total })}
          {givenUp > 0 && ` ${t("outcome.givenUp", { count: givenUp })}`}
        </div>
      ))}
    </Note>
  );
}
