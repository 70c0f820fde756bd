/** What becomes of the pull requests of a connected board. Loaded when somebody opens it. */
import "./pull-request-words.ts";
import { type BotTreatment, botTreatments } from "@eureka/contracts/pull-request";
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { Dialog } from "../../../../ui/dialog.tsx";
import { ListSkeleton } from "../../../../ui/list-skeleton.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { SelectInput } from "../../../../ui/select-input.tsx";
import { SwitchInput } from "../../../../ui/switch-input.tsx";
import { FormDialog } from "../../shared/form-dialog.tsx";
import { useAction } from "../../shared/use-action.ts";
import { NamedBotFields } from "./named-bot-fields.tsx";
import { PullRequestEvaluationFields } from "./pull-request-evaluation-fields.tsx";
import { PullRequestMoveFields } from "./pull-request-move-fields.tsx";

type PullRequestRules = Output<"pull_request_rules.get">;

export interface PullRequestRulesDialogProps {
  readonly connectedBoardId: string;
  readonly boardId: string;
  readonly name: string;
  readonly platform: string;
  readonly onClose: () => void;
}

export function PullRequestRulesDialog(props: PullRequestRulesDialogProps) {
  const { t } = useTranslation("settings");
  const query = eurekaApi.usePullRequestRulesGetQuery(
    { id: props.connectedBoardId },
    { refetchOnMountOrArgChange: true },
  );
  if (query.data && !query.isFetching) return <RulesForm {...props} stored={query.data} />;
  return (
    <Dialog onClose={props.onClose} open title={t("pullRequests.title", { name: props.name })} width="medium">
      <QueryStates query={query} skeleton={<ListSkeleton rows={4} />}>
        {() => null}
      </QueryStates>
    </Dialog>
  );
}

interface RulesFormProps extends PullRequestRulesDialogProps {
  readonly stored: PullRequestRules;
}

function RulesForm({ stored, connectedBoardId, boardId, name, platform, onClose }: RulesFormProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const [rules, setRules] = useState(stored);
  const action = useAction();
  const [save] = eurekaApi.usePullRequestRulesSetMutation();
  const isDirty = JSON.stringify(rules) !== JSON.stringify(stored);
  const change = (part: Partial<PullRequestRules>) => setRules({ ...rules, ...part });
  const isWhole = rules.namedBots.every((bot) => bot.name.trim() !== "");

  async function submit(): Promise<void> {
    if (await action.run(() => save({ id: connectedBoardId, ...rules }).unwrap())) onClose();
  }
  return (
    <FormDialog
      action={action}
      canSubmit={isDirty && isWhole}
      isDirty={isDirty}
      onClose={onClose}
      onSubmit={() => void submit()}
      otherActions={
        stored.syncPrs &&
        !isDirty && (
          <Button component={RouterLink} to={`/boards/${boardId}/pull-requests`} variant="text">
            {t("pullRequests.see")}
          </Button>
        )
      }
      submitLabel={t("ui:save")}
      title={t("pullRequests.title", { name })}
    >
      <SwitchInput
        help={t("pullRequests.syncIssuesHelp", { platform })}
        label={t("pullRequests.syncIssues")}
        onChange={(syncIssues) => change({ syncIssues })}
        value={rules.syncIssues}
      />
      <SwitchInput
        help={t("pullRequests.syncPrsHelp")}
        label={t("pullRequests.syncPrs")}
        onChange={(syncPrs) => change({ syncPrs })}
        value={rules.syncPrs}
      />
      {rules.syncPrs && (
        <>
          <SwitchInput
            help={t("pullRequests.makesItemsHelp")}
            label={t("pullRequests.makesItems")}
            onChange={(makesItems) => change({ makesItems })}
            value={rules.makesItems}
          />
          <PullRequestEvaluationFields onChange={change} platform={platform} rules={rules} />
          <PullRequestMoveFields boardId={boardId} moves={rules.moves} onChange={(moves) => change({ moves })} />
          <SelectInput
            label={t("pullRequests.bots")}
            onChange={(bots: BotTreatment) => change({ bots })}
            options={botTreatments.map((value) => ({ value, label: t(`pullRequests.treatments.${value}`) }))}
            value={rules.bots}
          />
          <NamedBotFields bots={rules.namedBots} onChange={(namedBots) => change({ namedBots })} platform={platform} />
        </>
      )}
    </FormDialog>
  );
}
