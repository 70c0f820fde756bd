import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { WhoCan } from "../frame/settings-page.tsx";
import { EditForm } from "../shared/edit-form.tsx";
import { TimeZoneInput } from "../shared/time-zone-input.tsx";
import { useAction } from "../shared/use-action.ts";
import { useEdits } from "../shared/use-edits.ts";

/** Name, time zone and default board of a workspace. */
export function WorkspaceForm({ workspace }: { readonly workspace: api.Workspace }) {
  const { t } = useTranslation("settings");
  const place = { workspaceId: workspace.id };
  const mayUpdate = useMay("workspace:update", place);
  // The page says above that it is archived, and what to do.
  const isReadOnly = !mayUpdate || workspace.archivedAt !== null;
  const mayChangeBoard = useMay("board:update", place);
  const boards = usePages("board.list", { workspaceId: workspace.id, limit: 200 }, { everything: true });
  const server = {
    name: workspace.name,
    timeZone: workspace.timeZone,
    defaultBoardId: workspace.defaultBoardId ?? "",
  };
  const edits = useEdits(server, workspace.version);
  const action = useAction();
  const [update] = eurekaApi.useWorkspaceUpdateMutation();
  const [updateBoard] = eurekaApi.useBoardUpdateMutation();
  const { refetch } = eurekaApi.useWorkspaceGetQuery({ id: workspace.id });
  const { values, set } = edits;
  const options = boards.rows.map(({ id, name }) => ({ value: id, label: name }));

  async function save(changed: Partial<typeof server>, ifMatch: number | undefined) {
    const { defaultBoardId, ...own } = changed;
    const saved =
      Object.keys(own).length > 0
        ? await update({ id: workspace.id, ...own, ...(ifMatch !== undefined && { ifMatch }) }).unwrap()
        : undefined;
    if (defaultBoardId) {
      await updateBoard({ id: defaultBoardId, isDefault: true }).unwrap();
      // The board was changed, and with it what its workspace says.
      await refetch();
    }
    return saved;
  }
  return (
    <EditForm
      action={action}
      canSave={values.name.trim() !== ""}
      describe={(field, value) => ({
        label: t(`workspaces.${field}`),
        text: field === "defaultBoardId" ? (options.find((option) => option.value === value)?.label ?? "") : value,
      })}
      edits={edits}
      isReadOnly={isReadOnly}
      onSave={save}
      server={server}
    >
      <WhoCan permission="workspace:update" place={place} />
      <TextInput
        disabled={isReadOnly}
        help={t("workspaces.nameHelp")}
        label={t("workspaces.name")}
        maxLength={200}
        onChange={(name) => set("name", name)}
        required
        value={values.name}
      />
      <TextInput
        disabled
        help={t("workspaces.keyFixed")}
        label={t("workspaces.key")}
        onChange={() => undefined}
        value={workspace.key}
      />
      <TimeZoneInput
        disabled={isReadOnly}
        help={t("workspaces.timeZoneHelp")}
        label={t("workspaces.timeZone")}
        onChange={(timeZone) => set("timeZone", timeZone)}
        value={values.timeZone}
      />
      <SelectInput
        disabled={isReadOnly || !mayChangeBoard || options.length === 0}
        help={t("workspaces.defaultBoardHelp")}
        label={t("workspaces.defaultBoardId")}
        onChange={(id) => set("defaultBoardId", id)}
        options={options}
        placeholder={t("workspaces.noBoard")}
        value={options.some(({ value }) => value === values.defaultBoardId) ? values.defaultBoardId : ""}
      />
    </EditForm>
  );
}
