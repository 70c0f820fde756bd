import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { Note } from "./note.tsx";
import type { RunDraft } from "./run-draft.ts";
import { useModelState } from "./use-model-state.ts";

export interface EngineNoteProps {
  readonly engine: RunDraft["engine"];
}

/** Says before the run who will answer, where that is not a model. */
export function EngineNote({ engine }: EngineNoteProps) {
  const { t } = useTranslation("ideas");
  const mayConnect = useMay("model_provider:create");
  const state = useModelState();
  if (engine === "rules") {
    return (
      <Note title={t("engine.rulesTitle")} tone="rules">
        {t("outcome.rulesHint")}
      </Note>
    );
  }
  if (state !== "none") return null;
  const connect = mayConnect ? (
    <Button component={Link} to="/settings/models">
      {t("engine.connect")}
    </Button>
  ) : undefined;
  return (
    <Note action={connect} title={t("engine.noneTitle")} tone={engine === "model" ? "warning" : "rules"}>
      {t(engine === "model" ? "engine.noneFails" : "outcome.rulesHint")} {!mayConnect && t("engine.askAdmin")}
    </Note>
  );
}
