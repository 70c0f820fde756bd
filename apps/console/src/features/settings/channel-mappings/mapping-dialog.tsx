import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Divider from "@mui/material/Divider";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { builtInConnector } from "../../../session/built-in-connector.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names } from "../shared/use-names.ts";
import { ChannelField } from "./channel-field.tsx";
import { type ChosenPlace, PlaceFields, toPlaceInput } from "./place-fields.tsx";
import { RuleFields, toEditedRules, toRules } from "./rule-fields.tsx";

export interface MappingDialogProps {
  /** Null for a new one. */
  readonly mapping: Row<"channel_mapping.list"> | null;
  readonly connections: readonly Row<"connection.list">[];
  readonly channels: readonly Row<"channel.list">[];
  readonly names: Names;
  readonly onClose: () => void;
}

/** Leads a channel to a workspace, a board or a list, and says what holds there. */
export function MappingDialog({ mapping, connections, channels, names, onClose }: MappingDialogProps) {
  const { t } = useTranslation("settings");
  const [connectionId, setConnectionId] = useState(mapping?.connectionId ?? connections[0]?.id ?? "");
  const [channelId, setChannelId] = useState(mapping?.platformChannelId ?? "");
  const [channelName, setChannelName] = useState(mapping?.channelName ?? "");
  const [place, setPlace] = useState<ChosenPlace>(mapping ?? { workspaceId: "", boardId: null, listId: null });
  const [rules, setRules] = useState(() => toEditedRules(mapping?.rules));
  const [isTouched, setTouched] = useState(false);
  const action = useAction();
  const [set] = eurekaApi.useChannelMappingSetMutation();
  const connection = connections.find(({ id }) => id === connectionId);
  const isOurs = connection === undefined || connection.connector === builtInConnector;
  const talkedIn = channels.filter(({ kind, archivedAt }) => kind !== "direct" && archivedAt === null);

  /** Remembers that something was changed, so that closing asks. */
  function touching<Value>(change: (value: Value) => void): (value: Value) => void {
    return (value) => {
      setTouched(true);
      change(value);
    };
  }
  async function submit(): Promise<void> {
    const input = {
      connectionId,
      platformChannelId: channelId.trim(),
      ...toPlaceInput(place),
      ...(!isOurs && { channelName: channelName.trim() || null }),
      rules: toRules(rules, mapping?.rules),
    };
    if (await action.run(() => set(input).unwrap())) onClose();
  }
  const known = talkedIn.find(({ id }) => id === channelId)?.name;
  return (
    <FormDialog
      action={action}
      canSubmit={connectionId !== "" && channelId.trim() !== "" && place.workspaceId !== ""}
      isDirty={isTouched}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("mappings.set")}
      title={
        mapping ? t("mappings.editTitle", { channel: known ?? mapping.channelName ?? channelId }) : t("mappings.new")
      }
      width="medium"
    >
      {!mapping && connections.length > 1 && (
        <SelectInput
          label={t("mappings.connection")}
          onChange={touching((id: string) => {
            setConnectionId(id);
            setChannelId("");
            setChannelName("");
          })}
          options={connections.map(({ id, title }) => ({ value: id, label: title }))}
          value={connectionId}
        />
      )}
      {!mapping && isOurs && (
        <SelectInput
          label={t("mappings.channel")}
          onChange={touching(setChannelId)}
          options={talkedIn.map(({ id, name }) => ({ value: id, label: `#${name}` }))}
          required
          value={channelId}
        />
      )}
      {!mapping && !isOurs && (
        <ChannelField
          connectionId={connectionId}
          key={connectionId}
          onChange={(id, name) => {
            setTouched(true);
            setChannelId(id);
            if (name !== null) setChannelName(name);
          }}
          value={channelId}
        />
      )}
      {!isOurs && (
        <TextInput
          help={t("mappings.channelNameHelp")}
          label={t("mappings.channelName")}
          maxLength={200}
          onChange={touching(setChannelName)}
          value={channelName}
        />
      )}
      <PlaceFields names={names} onChange={touching(setPlace)} value={place} />
      <Divider />
      <RuleFields onChange={touching(setRules)} value={rules} />
    </FormDialog>
  );
}
