/** The checklist: tick, add, change, move by mouse, finger or keyboard, remove. */
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { ChecklistEntry, WholeItem } from "../types.ts";
import { ChecklistRow } from "./checklist-row.tsx";

export function ItemChecklist({ item, mayEdit }: { readonly item: WholeItem; readonly mayEdit: boolean }) {
  const { t } = useTranslation("boards");
  const dispatch = useAppDispatch();
  const asked = { workItemId: item.id };
  const { data, error } = eurekaApi.useChecklistEntryListQuery(asked);
  const [create] = eurekaApi.useChecklistEntryCreateMutation();
  const [update] = eurekaApi.useChecklistEntryUpdateMutation();
  const [remove] = eurekaApi.useChecklistEntryDeleteMutation();
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const entries = data?.data ?? [];
  const done = entries.filter((entry) => entry.done).length;
  if (entries.length === 0 && !mayEdit) return null;

  /** At once on the screen, back when it is refused. */
  async function change(
    make: (held: ChecklistEntry[]) => ChecklistEntry[],
    send: () => Promise<unknown>,
  ): Promise<boolean> {
    setFailure(null);
    const patch = dispatch(
      eurekaApi.util.updateQueryData("checklistEntryList", asked, (held) => ({ data: make(held.data) })),
    );
    try {
      await send();
      return true;
    } catch (refused) {
      patch.undo();
      setFailure(toFailure(refused));
      return false;
    }
  }

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const line = text.trim();
    if (line === "") return;
    setText("");
    if (
      !(await change(
        (held) => held,
        () => create({ workItemId: item.id, text: line }).unwrap(),
      ))
    )
      setText((next) => next || line);
  }

  const edit = (entry: ChecklistEntry, changed: { text?: string; done?: boolean }) =>
    change(
      (held) => held.map((other) => (other.id === entry.id ? { ...other, ...changed } : other)),
      () => update({ id: entry.id, ...changed }).unwrap(),
    );
  const drop = (entry: ChecklistEntry) =>
    void change(
      (held) => held.filter(({ id }) => id !== entry.id),
      () => remove({ id: entry.id }).unwrap(),
    );

  function moveTo(entry: ChecklistEntry, index: number): void {
    const others = entries.filter(({ id }) => id !== entry.id);
    const afterId = others[index - 1]?.id ?? null;
    void change(
      () => others.toSpliced(index, 0, entry),
      () => update({ id: entry.id, afterId }).unwrap(),
    );
  }

  function endDrag({ active, over }: DragEndEvent): void {
    const entry = entries.find(({ id }) => id === active.id);
    const index = entries.findIndex(({ id }) => id === over?.id);
    if (entry && index >= 0 && active.id !== over?.id) moveTo(entry, index);
  }

  const placeOf = (id: string | number | undefined) => entries.findIndex((entry) => entry.id === id) + 1;
  const total = entries.length;
  const announcements = {
    onDragStart: ({ active }: { active: { id: string | number } }) =>
      t("checklist.pickedUp", {
        text: entries.find(({ id }) => id === active.id)?.text,
        place: placeOf(active.id),
        total,
      }),
    onDragOver: ({ over }: { over: { id: string | number } | null }) =>
      over ? t("checklist.over", { place: placeOf(over.id), total }) : undefined,
    onDragEnd: ({ over }: { over: { id: string | number } | null }) =>
      t("checklist.dropped", { place: placeOf(over?.id), total }),
    onDragCancel: () => t("checklist.cancelled"),
  };

  return (
    <Section
      actions={
        total > 0 && (
          <Typography color="textSecondary" variant="body2">
            {t("checklist.progress", { done, total })}
          </Typography>
        )
      }
      title={t("checklist.title")}
    >
      {total > 0 && (
        <LinearProgress
          aria-label={t("checklist.progress", { done, total })}
          color="success"
          sx={{ mb: 2, height: 3 }}
          value={(100 * done) / total}
          variant="determinate"
        />
      )}
      <DndContext
        accessibility={{ announcements, screenReaderInstructions: { draggable: t("keys.hint") } }}
        collisionDetection={closestCenter}
        onDragEnd={endDrag}
        sensors={sensors}
      >
        <SortableContext items={entries.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {entries.map((entry, index) => (
              <ChecklistRow
                entry={entry}
                isFirst={index === 0}
                isLast={index === total - 1}
                key={entry.id}
                mayEdit={mayEdit}
                onMove={(step) => moveTo(entry, index + step)}
                onRemove={() => drop(entry)}
                onRename={(name) => edit(entry, { text: name })}
                onTick={(isDone) => void edit(entry, { done: isDone })}
              />
            ))}
          </Box>
        </SortableContext>
      </DndContext>
      {mayEdit && (
        <Box component="form" onSubmit={(event) => void add(event)} sx={{ mt: 2 }}>
          <TextInput
            hideLabel
            label={t("checklist.add")}
            maxLength={1000}
            onChange={setText}
            placeholder={t("checklist.placeholder")}
            value={text}
          />
        </Box>
      )}
      <FailureNote failure={failure ?? (error ? toFailure(error) : null)} />
    </Section>
  );
}
