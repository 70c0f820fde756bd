import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDispatch } from "react-redux";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names } from "../shared/use-names.ts";
import { type ChosenPlace, PlaceFields, toPlaceInput } from "./place-fields.tsx";

export interface DefaultDialogProps {
  /** Null for the organization's default. */
  readonly connectionId: string | null;
  readonly title: string;
  readonly place: ChosenPlace;
  readonly names: Names;
  readonly onClose: () => void;
}

/** Says where the work goes that no mapping leads anywhere. */
export function DefaultDialog({ connectionId, title, place: before, names, onClose }: DefaultDialogProps) {
  const { t } = useTranslation("settings");
  const dispatch = useDispatch();
  const [place, setPlace] = useState(before);
  const action = useAction();
  const [set] = eurekaApi.useChannelMappingSetDefaultMutation();

  async function submit(): Promise<void> {
    const input = { ...toPlaceInput(place), ...(connectionId !== null && { connectionId }) };
    if (!(await action.run(() => set(input).unwrap()))) return;
    // It is kept with the connection or the organization.
    dispatch(
      eurekaApi.util.invalidateTags([
        { type: "connection", id: "LIST" },
        { type: "organization", id: "LIST" },
        ...(connectionId === null ? [] : [{ type: "connection" as const, id: connectionId }]),
      ]),
    );
    onClose();
  }
  return (
    <FormDialog
      action={action}
      canSubmit={place.workspaceId !== ""}
      isDirty={place !== before}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("mappings.setDefault")}
      title={title}
      width="medium"
    >
      <PlaceFields names={names} onChange={setPlace} onlyTeams value={place} />
    </FormDialog>
  );
}
