/** The providers in their order, which is changed by mouse, finger or keyboard. */
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { api } from "@eureka/sdk";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { ProviderRow } from "./provider-row.tsx";

export interface ProviderListProps {
  readonly providers: readonly api.ModelProvider[];
  readonly mayUpdate: boolean;
  /** Puts the provider at this index of the others. */
  readonly onMove: (id: string, index: number) => void;
  readonly onEdit: (provider: api.ModelProvider) => void;
  /** Left out for who may not. */
  readonly onDelete: ((provider: api.ModelProvider) => void) | undefined;
}

export function ProviderList({ providers, mayUpdate, onMove, onEdit, onDelete }: ProviderListProps) {
  const { t } = useTranslation("settings");
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const total = providers.length;
  const indexOf = (wanted: UniqueIdentifier | undefined) => providers.findIndex(({ id }) => id === wanted);
  const placeOf = (wanted: UniqueIdentifier | undefined) => ({ place: indexOf(wanted) + 1, total });
  const announcements = {
    onDragStart: ({ active }: { active: { id: UniqueIdentifier } }) =>
      t("models.pickedUp", { name: providers[indexOf(active.id)]?.name ?? "", ...placeOf(active.id) }),
    onDragOver: ({ over }: { over: { id: UniqueIdentifier } | null }) =>
      over ? t("models.over", placeOf(over.id)) : undefined,
    onDragEnd: ({ over }: { over: { id: UniqueIdentifier } | null }) => t("models.dropped", placeOf(over?.id)),
    onDragCancel: () => t("models.dragCancelled"),
  };

  function endDrag({ active, over }: DragEndEvent): void {
    if (over && active.id !== over.id) onMove(String(active.id), indexOf(over.id));
  }

  return (
    <DndContext
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("models.dragHint") } }}
      collisionDetection={closestCenter}
      onDragEnd={endDrag}
      sensors={sensors}
    >
      <SortableContext items={providers.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <Box component="ol" sx={{ display: "grid", gap: 2, m: 0, p: 0, listStyle: "none" }}>
          {providers.map((provider, index) => (
            <ProviderRow
              key={provider.id}
              mayUpdate={mayUpdate}
              onDelete={onDelete && (() => onDelete(provider))}
              onDown={index < total - 1 ? () => onMove(provider.id, index + 1) : undefined}
              onEdit={() => onEdit(provider)}
              onUp={index > 0 ? () => onMove(provider.id, index - 1) : undefined}
              place={index + 1}
              provider={provider}
            />
          ))}
        </Box>
      </SortableContext>
    </DndContext>
  );
}
