/** Lets somebody else answer too, and takes back what I asked. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMe } from "../../session/use-me.ts";
import { type Member, usePeople } from "../../session/use-people.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { useConfirm } from "../../ui/confirm-provider.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { Icon } from "../../ui/icon.tsx";
import { type Decision, isAskedBy } from "./decision.ts";

export interface PassOnProps {
  readonly decision: Decision;
  readonly onStale: () => void;
}

export function PassOn({ decision, onStale }: PassOnProps) {
  const { t } = useTranslation("inbox");
  const confirm = useConfirm();
  const me = useMe()?.member?.id;
  const managesPlace = useMay("workspace:update", { workspaceId: decision.workspaceId });
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [withdraw] = eurekaApi.useDecisionWithdrawMutation();
  const mayWithdraw = isAskedBy(decision, me) || managesPlace;
  if (!decision.mayAnswer && !mayWithdraw) return null;

  async function askAndWithdraw(): Promise<void> {
    const question = { title: t("withdrawTitle"), detail: t("withdrawDetail"), confirmLabel: t("withdraw") };
    if (!(await confirm(question))) return;
    setFailure(null);
    try {
      await withdraw({ id: decision.id }).unwrap();
    } catch (refused) {
      setFailure(toFailure(refused));
      if (toFailure(refused).status === 409) onStale();
    }
  }

  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      <FailureNote failure={failure} />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, ml: -3 }}>
        {decision.mayAnswer && (
          <Button onClick={() => setOpen(true)} startIcon={<Icon name="share" />} variant="text">
            {t("delegate")}
          </Button>
        )}
        {mayWithdraw && (
          <Button onClick={() => void askAndWithdraw()} startIcon={<Icon name="history" />} variant="text">
            {t("withdraw")}
          </Button>
        )}
      </Box>
      {isOpen && <DelegateDialog decision={decision} onClose={() => setOpen(false)} />}
    </Box>
  );
}

function DelegateDialog({ decision, onClose }: { readonly decision: Decision; readonly onClose: () => void }) {
  const { t } = useTranslation("inbox");
  const { members } = usePeople();
  const me = useMe()?.member?.id;
  const [chosen, setChosen] = useState<Member | null>(null);
  const [delegate, { error, isLoading }] = eurekaApi.useDecisionDelegateMutation();
  const others = members.filter(
    ({ id, status }) =>
      status === "active" && id !== me && !decision.answerers.memberIds.includes(id) && !isAskedBy(decision, id),
  );

  async function save(): Promise<void> {
    if (!chosen) return;
    await delegate({ id: decision.id, memberId: chosen.id })
      .unwrap()
      // The reason of a refusal stands in the form.
      .then(onClose, () => undefined);
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void save()} open title={t("delegateTitle")} width="medium">
      <Box sx={{ display: "grid", gap: 4, pt: 2, pb: 3 }}>
        <Autocomplete
          getOptionLabel={({ name, handle }) => `${name} (@${handle})`}
          isOptionEqualToValue={(left, right) => left.id === right.id}
          noOptionsText={t("nobodyElse")}
          onChange={(_, member) => setChosen(member)}
          options={others}
          renderInput={(params) => <TextField {...params} helperText={t("delegateHelp")} label={t("member")} />}
          value={chosen}
        />
        <FormActions
          failure={error && toFailure(error)}
          isDirty={chosen !== null}
          isSaving={isLoading}
          onCancel={onClose}
          saveLabel={t("delegate")}
        />
      </Box>
    </Dialog>
  );
}
