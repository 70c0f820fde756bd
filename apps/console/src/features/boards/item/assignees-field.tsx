/** Who works on it. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Person } from "../../../ui/person.tsx";
import { useBoardPeople } from "../people.ts";
import { FieldRow, type ItemFieldProps } from "./field-row.tsx";
import { PickPopover } from "./pick-popover.tsx";
import { useItemChange } from "./use-item-change.ts";

export function AssigneesField({ item, itemRef, mayEdit }: ItemFieldProps) {
  const { t } = useTranslation("boards");
  const { members, nameOf } = useBoardPeople();
  const [assign] = eurekaApi.useWorkItemAssignMutation();
  const [unassign] = eurekaApi.useWorkItemUnassignMutation();
  const { apply, failure } = useItemChange(itemRef);
  const { id, assignees } = item;
  const add = (assignee: string) => {
    const expected = { assignees: [...assignees, { type: "member" as const, id: assignee }] };
    void apply(expected, () => assign({ id, assignee }).unwrap());
  };
  const remove = (assignee: string) => {
    const expected = { assignees: assignees.filter((person) => person.id !== assignee) };
    void apply(expected, () => unassign({ id, assignee }).unwrap());
  };
  const others = members.filter(
    (member) => member.status === "active" && !assignees.some((person) => person.id === member.id),
  );
  return (
    <FieldRow label={t("fields.assignees")} why="assignees">
      {assignees.length === 0 && !mayEdit && <Box sx={{ color: "text.secondary" }}>{t("fields.nobody")}</Box>}
      {assignees.map((person) => {
        const named = nameOf(person);
        return (
          <Box
            component="span"
            key={person.id}
            sx={{ display: "inline-flex", alignItems: "center", minWidth: 0, maxWidth: "100%" }}
          >
            <Person showName {...named} />
            {mayEdit && (
              <IconButton
                aria-label={t("fields.unassign", { name: named.name })}
                onClick={() => remove(person.id)}
                sx={{ width: 24, height: 24 }}
              >
                <Icon name="close" size={12} />
              </IconButton>
            )}
          </Box>
        );
      })}
      {mayEdit && (
        <PickPopover
          label={t("fields.addAssignee")}
          onPick={add}
          options={others.map(({ id: memberId, name }) => ({
            id: memberId,
            name,
            face: <Person name={name} showName />,
          }))}
          searchLabel={t("fields.findPerson")}
        />
      )}
      <FailureNote failure={failure} />
    </FieldRow>
  );
}
