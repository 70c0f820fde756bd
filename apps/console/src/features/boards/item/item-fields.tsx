/** The facts of an item, each changed where it stands. */
import { priorities } from "@eureka/contracts/work-item";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { PriorityMark } from "../../../ui/priority-mark.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { AssigneesField } from "./assignees-field.tsx";
import { DueField } from "./due-field.tsx";
import { FieldRow, type ItemFieldProps } from "./field-row.tsx";
import { LabelsField } from "./labels-field.tsx";
import { ParentField } from "./parent-field.tsx";
import { PlacementsField } from "./placements-field.tsx";
import { useItemChange } from "./use-item-change.ts";

export function ItemFields(props: ItemFieldProps) {
  const { item, itemRef, mayEdit } = props;
  const { t } = useTranslation("boards");
  const { apply, failure } = useItemChange(itemRef);
  const [update] = eurekaApi.useWorkItemUpdateMutation();
  return (
    <Box aria-label={t("item.facts")} component="section" sx={{ display: "grid", gap: 1, mb: 6 }}>
      <PlacementsField {...props} />
      <FieldRow label={t("fields.priority")} why="priority">
        {mayEdit ? (
          <SelectInput
            hideLabel
            label={t("fields.priority")}
            onChange={(priority) => void apply({ priority }, () => update({ id: item.id, priority }).unwrap())}
            options={priorities.map((value) => ({
              value,
              label: t(`ui:priority.${value}`),
              icon: <PriorityMark priority={value} />,
            }))}
            value={item.priority}
          />
        ) : (
          <PriorityMark priority={item.priority} showName />
        )}
      </FieldRow>
      <DueField {...props} />
      <AssigneesField {...props} />
      <LabelsField {...props} />
      <ParentField {...props} />
      <FailureNote failure={failure} />
    </Box>
  );
}
