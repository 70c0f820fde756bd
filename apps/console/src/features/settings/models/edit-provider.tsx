import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SwitchInput } from "../../../ui/switch-input.tsx";
import { ConflictNote } from "../shared/conflict-note.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import { useEdits } from "../shared/use-edits.ts";
import { ProviderFields } from "./provider-fields.tsx";

export interface EditProviderProps {
  readonly provider: api.ModelProvider;
  readonly onClose: () => void;
}

/** Changes a provider; its key can be replaced but never read. */
export function EditProvider({ provider, onClose }: EditProviderProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const current = eurekaApi.useModelProviderListQuery().data?.data.find(({ id }) => id === provider.id) ?? provider;
  const server = {
    name: current.name,
    model: current.model,
    key: "",
    baseUrl: current.baseUrl ?? "",
    enabled: current.enabled,
  };
  const edits = useEdits(server, current.version);
  const [isTyped, setTyped] = useState(false);
  const action = useAction();
  const [update] = eurekaApi.useModelProviderUpdateMutation();
  const { values, changed } = edits;
  const isConflict = action.failure?.status === 412;

  async function save(ifMatch: number | undefined): Promise<void> {
    const { key, baseUrl, ...others } = changed;
    const input = {
      id: provider.id,
      ...others,
      ...(key && { key: key.trim() }),
      ...(baseUrl !== undefined && { baseUrl: baseUrl.trim() || null }),
      ...(ifMatch !== undefined && { ifMatch }),
    };
    if (await action.run(() => update(input).unwrap())) onClose();
  }
  return (
    <FormDialog
      action={isConflict ? { ...action, failure: null } : action}
      canSubmit={edits.isDirty && values.name.trim() !== "" && values.model.trim() !== ""}
      isDirty={isTyped && edits.isDirty}
      onClose={onClose}
      onSubmit={() => void save(edits.version)}
      submitLabel={t("ui:save")}
      title={t("models.editTitle", { name: provider.name })}
      width="medium"
    >
      <ProviderFields
        isNew={false}
        keyEnding={current.keyEnding}
        kind={current.kind}
        onChange={(next) => {
          setTyped(true);
          for (const field of ["name", "model", "key", "baseUrl"] as const) {
            if (next[field] !== values[field]) edits.set(field, next[field]);
          }
        }}
        values={values}
      />
      <SwitchInput
        help={t("models.enabledHelp")}
        label={t("models.enabled")}
        onChange={(enabled) => edits.set("enabled", enabled)}
        value={values.enabled}
      />
      {isConflict && (
        <ConflictNote
          fields={(["name", "model", "baseUrl"] as const)
            .filter((field) => field in changed)
            .map((field) => ({
              label: t(`models.${field === "baseUrl" ? "address" : field}`),
              mine: values[field],
              theirs: server[field],
            }))}
          onKeepMine={() => void save(undefined)}
          onTakeTheirs={() => {
            edits.reset();
            action.clear();
          }}
        />
      )}
    </FormDialog>
  );
}
