/** A board's name, what it is for, and who may put new work onto it. */
import { type CreationPolicy, creationPolicies } from "@eureka/contracts/board";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { NumberInput } from "../../../ui/number-input.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { SwitchInput } from "../../../ui/switch-input.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { Board } from "../types.ts";

const approverRoles = ["user", "manager", "admin"] as const;

export function BoardSettingsDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { t } = useTranslation("boards");
  const [update, { isLoading }] = eurekaApi.useBoardUpdateMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [name, setName] = useState(board.name);
  const [description, setDescription] = useState(board.description);
  const [creationPolicy, setPolicy] = useState<CreationPolicy>(board.creationPolicy);
  const [role, setRole] = useState(board.approvers.role);
  const [quorum, setQuorum] = useState<number | null>(board.approvers.quorum);
  const [isDefault, setDefault] = useState(board.isDefault);

  async function save(): Promise<void> {
    setFailure(null);
    const approvers = { role, quorum: quorum ?? 1 };
    try {
      await update({
        id: board.id,
        name: name.trim(),
        description,
        creationPolicy,
        approvers,
        ...(isDefault && !board.isDefault && { isDefault }),
        ifMatch: board.version,
      }).unwrap();
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
  }

  return (
    <Dialog onClose={onClose} onSubmit={() => void save()} open title={t("board.settings")} width="medium">
      <Box sx={{ display: "grid", gap: 4, pb: 4, pt: 1 }}>
        <TextInput autoFocus label={t("board.name")} maxLength={200} onChange={setName} required value={name} />
        <TextArea
          help={t("board.descriptionHelp")}
          label={t("board.description")}
          maxLength={10_000}
          onChange={setDescription}
          value={description}
        />
        <SelectInput
          help={t(`board.policyHelp.${creationPolicy}`)}
          label={t("board.policy")}
          onChange={setPolicy}
          options={creationPolicies.map((value) => ({ value, label: t(`board.policies.${value}`) }))}
          value={creationPolicy}
        />
        {creationPolicy === "approval" && (
          <Box sx={{ display: "grid", gap: 4, gridTemplateColumns: { sm: "1fr 1fr" } }}>
            <SelectInput
              help={t("board.approversHelp")}
              label={t("board.approvers")}
              onChange={setRole}
              options={approverRoles.map((value) => ({ value, label: t(`board.roles.${value}`) }))}
              value={role}
            />
            <NumberInput
              help={t("board.quorumHelp")}
              label={t("board.quorum")}
              max={20}
              min={1}
              onChange={setQuorum}
              value={quorum}
            />
          </Box>
        )}
        <SwitchInput
          disabled={board.isDefault}
          help={t("board.defaultHelp")}
          label={t("board.default")}
          onChange={setDefault}
          value={isDefault}
        />
        <FormActions failure={failure} isDirty={name.trim() !== ""} isSaving={isLoading} onCancel={onClose} />
      </Box>
    </Dialog>
  );
}
