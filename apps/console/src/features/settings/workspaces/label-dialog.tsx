import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Hue, hues } from "../../../theme/tokens.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";

export interface LabelDialogProps {
  readonly workspaceId: string;
  /** Null for a new one. */
  readonly label: Row<"label.list"> | null;
  readonly onClose: () => void;
}

/** Makes or changes a label. */
export function LabelDialog({ workspaceId, label, onClose }: LabelDialogProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const [name, setName] = useState(label?.name ?? "");
  const [color, setColor] = useState<Hue>(label?.color ?? "blue");
  const action = useAction();
  const [create] = eurekaApi.useLabelCreateMutation();
  const [update] = eurekaApi.useLabelUpdateMutation();

  async function submit(): Promise<void> {
    const values = { name: name.trim(), color };
    const saved = await action.run<unknown>(() =>
      label ? update({ id: label.id, ...values }).unwrap() : create({ workspaceId, ...values }).unwrap(),
    );
    if (saved) onClose();
  }
  return (
    <FormDialog
      action={action}
      canSubmit={name.trim() !== ""}
      isDirty={name !== (label?.name ?? "")}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={label ? t("ui:save") : t("labels.add")}
      title={label ? t("labels.editTitle") : t("labels.add")}
    >
      <TextInput autoFocus label={t("labels.name")} maxLength={100} onChange={setName} required value={name} />
      <SelectInput
        label={t("labels.color")}
        onChange={setColor}
        options={(Object.keys(hues) as Hue[]).map((hue) => ({
          value: hue,
          label: t(`labels.colors.${hue}`),
          icon: (
            <Box
              aria-hidden="true"
              component="span"
              sx={{ width: 12, height: 12, borderRadius: "50%", backgroundColor: hues[hue] }}
            />
          ),
        }))}
        value={color}
      />
    </FormDialog>
  );
}
