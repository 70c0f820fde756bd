import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Collapse from "@mui/material/Collapse";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Me } from "../../session/use-me.ts";
import { useMayFunction } from "../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { FormActions } from "../../ui/form-actions.tsx";
import { Icon } from "../../ui/icon.tsx";
import { NumberInput } from "../../ui/number-input.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { SwitchInput } from "../../ui/switch-input.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { useFieldErrors } from "../../ui/use-problem-words.ts";
import { ChoiceCards } from "./choice-cards.tsx";
import { EngineNote } from "./engine-note.tsx";
import { ParentIdeas } from "./parent-ideas.tsx";
import { emptyDraft, problemsOf, type RunDraft, readDraft, toInput } from "./run-draft.ts";
import { limits, presets } from "./tables.ts";
import { TemperatureFields } from "./temperature-fields.tsx";
import { WeightFields } from "./weight-fields.tsx";
import { toPoints } from "./weights.ts";

export interface RunFormProps {
  /** Where the draft is kept on this device. */
  readonly draftKey: string;
  readonly initial: RunDraft;
  readonly organization: Me["organization"];
  /** The ideas that are taken up; none for a run from a topic alone. */
  readonly parentIds: readonly string[];
  readonly onRemoveParent: (id: string) => void;
}

/** A select cannot hold an empty value. */
const usualWorkspace = "usual";

/** The form of a new run. It is kept on the device with every change, and forgotten when the run was started. */
export function RunForm({ draftKey, initial, organization, parentIds, onRemoveParent }: RunFormProps) {
  const { t } = useTranslation("ideas");
  const navigate = useNavigate();
  const may = useMayFunction();
  const kept = useDraft(draftKey);
  const draft = readDraft(kept.text, initial);
  const usual = toPoints(organization.settings.evaluationWeights);
  const isRemix = parentIds.length > 0;
  const [hasTried, setTried] = useState(false);
  const [isAdvanced, setAdvanced] = useState(Object.keys(draft.temperatures).length > 0 || draft.points !== null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const topicInput = useRef<HTMLTextAreaElement>(null);
  const advancedId = useId();
  const [create, creating] = eurekaApi.useIdeaRunCreateMutation();
  const [remix, remixing] = eurekaApi.useIdeaRemixMutation();
  const isBusy = creating.isLoading || remixing.isLoading;
  const { data: workspaces } = eurekaApi.useWorkspaceListQuery({ limit: 200 });
  const open = (workspaces?.data ?? []).filter(
    ({ id, archivedAt }) => !archivedAt && may("idea_run:create", { workspaceId: id }),
  );

  const problems = problemsOf(draft, { isRemix });
  const set = (change: Partial<RunDraft>) => kept.setText(JSON.stringify({ ...draft, ...change }));
  const refusedOf = useFieldErrors(failure);
  const errorOf = (field: keyof RunDraft): string | undefined => {
    const problem = hasTried ? problems[field] : undefined;
    return problem ? t(problem) : refusedOf(field);
  };

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (isBusy) return;
    setTried(true);
    setFailure(null);
    if (Object.keys(problems).length > 0) {
      if (problems.topic) topicInput.current?.focus();
      if (problems.points) setAdvanced(true);
      return;
    }
    const input = toInput(draft, usual);
    try {
      const started = isRemix
        ? await remix({ ...input, ideaIds: [...parentIds] }).unwrap()
        : await create({ ...input, topic: draft.topic.trim() }).unwrap();
      kept.clear();
      await navigate(`/idea-runs/${started.id}`);
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  }

  return (
    <Box
      component="form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => void submit(event)}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 6, maxWidth: 880 }}
    >
      <EngineNote engine={draft.engine} />
      {isRemix && <ParentIdeas ids={parentIds} onRemove={onRemoveParent} />}
      <TextArea
        autoFocus
        error={errorOf("topic")}
        help={t(isRemix ? "new.topicHelpRemix" : "new.topicHelp", { count: draft.topic.length, most: limits.topic })}
        inputRef={topicInput}
        label={t("new.topic")}
        maxLength={limits.topic}
        minRows={2}
        onChange={(topic) => set({ topic: topic.replace(/\s*\n\s*/gu, " ") })}
        placeholder={t("new.topicPlaceholder")}
        required={!isRemix}
        value={draft.topic}
      />
      <TextArea
        error={errorOf("context")}
        help={t("new.contextHelp")}
        label={t("new.context")}
        maxLength={limits.context}
        onChange={(context) => set({ context })}
        value={draft.context}
      />
      <ChoiceCards
        choices={presets.map((value) => ({ value, name: t(`preset.${value}.name`), hint: t(`preset.${value}.hint`) }))}
        legend={t("new.preset")}
        onChange={(preset) => set({ preset, temperatures: {} })}
        value={draft.preset}
      />
      <ChoiceCards
        choices={(["fast", "thorough"] as const).map((value) => ({
          value,
          name: t(`depth.${value}`),
          hint: t(`depthHint.${value}`),
        }))}
        legend={t("new.depth")}
        onChange={(depth) => set({ depth })}
        value={draft.depth}
      />
      <Box sx={twoColumns}>
        <NumberInput
          error={errorOf("ideas")}
          help={t("new.ideasHelp", { most: limits.ideas })}
          label={t("new.ideas")}
          max={limits.ideas}
          min={1}
          onChange={(ideas) => set({ ideas })}
          step={1}
          value={draft.ideas}
        />
        <NumberInput
          error={errorOf("top")}
          help={t("new.topHelp")}
          label={t("new.top")}
          max={limits.ideas}
          min={1}
          onChange={(top) => set({ top })}
          step={1}
          value={draft.top}
        />
        <SelectInput
          help={t(`engineHint.${draft.engine}`)}
          label={t("new.engine")}
          onChange={(engine) => set({ engine })}
          options={(["auto", "model", "rules"] as const).map((value) => ({ value, label: t(`engineName.${value}`) }))}
          value={draft.engine}
        />
        <SelectInput
          error={errorOf("workspaceId")}
          help={t("new.workspaceHelp")}
          label={t("new.workspace")}
          onChange={(workspaceId) => set({ workspaceId: workspaceId === usualWorkspace ? "" : workspaceId })}
          options={[
            { value: usualWorkspace, label: t(isRemix ? "new.workspaceOfIdea" : "new.workspaceUsual") },
            ...open.map(({ id, name, kind }) => ({
              value: id,
              label: kind === "personal" ? t("new.personal", { name }) : name,
            })),
          ]}
          value={draft.workspaceId || usualWorkspace}
        />
      </Box>
      <SwitchInput
        help={t("new.inferenceHelp")}
        label={t("new.inference")}
        onChange={(inference) => set({ inference })}
        value={draft.inference}
      />
      <Box>
        <Button
          aria-controls={advancedId}
          aria-expanded={isAdvanced}
          onClick={() => setAdvanced(!isAdvanced)}
          startIcon={<Icon name={isAdvanced ? "chevronDown" : "chevronRight"} />}
          variant="text"
        >
          {t("new.advanced")}
        </Button>
        <Collapse id={advancedId} in={isAdvanced} timeout={180} unmountOnExit>
          <Box sx={{ display: "grid", gap: 8, pt: 4 }}>
            <TemperatureFields
              onChange={(temperatures) => set({ temperatures })}
              preset={draft.preset}
              value={draft.temperatures}
            />
            <WeightFields
              error={errorOf("points")}
              onChange={(points) => set({ points })}
              usual={usual}
              value={draft.points ?? usual}
            />
          </Box>
        </Collapse>
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "end", gap: 2 }}>
        <Box sx={{ minWidth: 0, flex: failure ? "1 0 100%" : "none" }}>
          <FormActions
            failure={failure}
            isSaving={isBusy}
            onCancel={() => void navigate("/ideas")}
            saveLabel={t(isRemix ? "new.submitRemix" : "new.submit")}
          />
        </Box>
        {kept.text !== "" && (
          <Button onClick={() => kept.setText(JSON.stringify(emptyDraft))} variant="text">
            {t("new.startOver")}
          </Button>
        )}
      </Box>
    </Box>
  );
}

const twoColumns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
  gap: 4,
} as const;
