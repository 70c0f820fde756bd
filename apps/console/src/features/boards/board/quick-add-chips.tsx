/** What was understood of a line so far, as chips; and what looked like something and was not. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { DueDate } from "../../../ui/due-date.tsx";
import { LabelChip } from "../../../ui/label-chip.tsx";
import { Person } from "../../../ui/person.tsx";
import { PriorityMark } from "../../../ui/priority-mark.tsx";
import { useSettled } from "../../../ui/use-settled.ts";
import { useBoardPeople } from "../people.ts";

export function QuickAddChips({ text, listId }: { readonly text: string; readonly listId: string }) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const line = useSettled(text.trim());
  // Labels of a line that is being typed are not looked up by colour: they may not exist yet.
  const { data } = eurekaApi.useWorkItemParseQuery({ text: line, listId }, { skip: line === "" || text.trim() === "" });
  if (!data || text.trim() === "") return null;
  const { priority, due, assignees, labels, unresolved } = data;
  if (priority === "none" && !due && assignees.length + labels.length + unresolved.length === 0) return null;
  return (
    <Box
      aria-label={t("quickAdd.understood")}
      role="group"
      sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, fontSize: "0.75rem" }}
    >
      {priority !== "none" && <PriorityMark priority={priority} showName />}
      {due && <DueDate due={due} />}
      {assignees.map((person) => (
        <Person key={person.id} showName size={16} {...nameOf(person)} />
      ))}
      {labels.map((name) => (
        <LabelChip color="grey" key={name} name={name} />
      ))}
      {unresolved.map(({ text: words, reason }) => (
        <Box component="span" key={`${words} ${reason}`} sx={{ color: "warning.main" }}>
          {t(`quickAdd.unresolved.${reason}`, { words })}
        </Box>
      ))}
    </Box>
  );
}
