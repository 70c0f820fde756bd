/** Labels of the item's workspace; a new one is made where it is needed. */
import { labelColors } from "@eureka/contracts/label";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { LabelChip } from "../../../ui/label-chip.tsx";
import type { Item, Label } from "../types.ts";
import { FieldRow, type ItemFieldProps } from "./field-row.tsx";
import { PickPopover } from "./pick-popover.tsx";
import { useItemChange } from "./use-item-change.ts";

type ItemLabel = Item["labels"][number];

export function LabelsField({ item, itemRef, mayEdit }: ItemFieldProps) {
  const { t } = useTranslation("boards");
  const { data } = eurekaApi.useLabelListQuery({ workspaceId: item.workspaceId, limit: 200 }, { skip: !mayEdit });
  const [update] = eurekaApi.useWorkItemUpdateMutation();
  const [create] = eurekaApi.useLabelCreateMutation();
  const { apply, failure } = useItemChange(itemRef);
  const mayCreate = useMay("label:create", { workspaceId: item.workspaceId });
  const known = data?.data ?? [];

  const set = (labels: readonly ItemLabel[]) =>
    void apply({ labels: [...labels] }, () => update({ id: item.id, labels: labels.map(({ id }) => id) }).unwrap());
  const add = ({ id, name, color }: Label) => set([...item.labels, { id, name, color }]);

  async function make(name: string): Promise<ApiFailure | null> {
    try {
      // Colours take turns, so that the next label looks different from the last.
      const color = labelColors[1 + (known.length % (labelColors.length - 1))] ?? "grey";
      add(await create({ workspaceId: item.workspaceId, name, color }).unwrap());
      return null;
    } catch (error) {
      return toFailure(error);
    }
  }

  const others = known.filter(({ id }) => !item.labels.some((label) => label.id === id));
  return (
    <FieldRow label={t("fields.labels")} why="labels">
      {item.labels.length === 0 && !mayEdit && <Box sx={{ color: "text.secondary" }}>{t("fields.noLabels")}</Box>}
      {item.labels.map(({ id, name, color }) => (
        <LabelChip
          color={color}
          key={id}
          name={name}
          {...(mayEdit && {
            onRemove: {
              label: t("fields.removeLabel", { name }),
              run: () => set(item.labels.filter((label) => label.id !== id)),
            },
          })}
        />
      ))}
      {mayEdit && (
        <PickPopover
          create={mayCreate ? { label: (name) => t("fields.newLabel", { name }), run: make } : undefined}
          label={t("fields.addLabel")}
          onPick={(id) => {
            const picked = others.find((label) => label.id === id);
            if (picked) add(picked);
          }}
          options={others.map(({ id, name, color }) => ({ id, name, face: <LabelChip color={color} name={name} /> }))}
          searchLabel={t("fields.findLabel")}
        />
      )}
      <FailureNote failure={failure} />
    </FieldRow>
  );
}
