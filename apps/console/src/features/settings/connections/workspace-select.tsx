import { useTranslation } from "react-i18next";
import { SelectInput } from "../../../ui/select-input.tsx";
import type { Names } from "../shared/use-names.ts";

export interface WorkspaceSelectProps {
  readonly names: Names;
  /** Null: the organization's default. */
  readonly value: string | null;
  readonly onChange: (workspaceId: string | null) => void;
}

const none = "none";

/** The default workspace of a connection. Personal workspaces are nobody else's business. */
export function WorkspaceSelect({ names, value, onChange }: WorkspaceSelectProps) {
  const { t } = useTranslation("settings");
  const teams = names.workspaces.filter(({ kind }) => kind === "team");
  return (
    <SelectInput
      help={t("connections.defaultHelp")}
      label={t("connections.workspace")}
      onChange={(chosen) => onChange(chosen === none ? null : chosen)}
      options={[
        { value: none, label: t("connections.none") },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? none}
    />
  );
}
