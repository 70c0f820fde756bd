/** Who is in a channel; adding and taking out. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMe } from "../../session/use-me.ts";
import { type Member, usePeople } from "../../session/use-people.ts";
import { type ApiFailure, toFailure } from "../../ui/api-failure.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Person } from "../../ui/person.tsx";
import { QueryStates } from "../../ui/query-states.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import type { Channel } from "./channel-name.ts";

export interface MembersPanelProps {
  readonly channel: Channel;
  readonly onClose: () => void;
}

export function MembersPanel({ channel, onClose }: MembersPanelProps) {
  const { t } = useTranslation("channels");
  const { members, nameOf } = usePeople();
  const me = useMe()?.member?.id;
  const query = eurekaApi.useChannelMemberListQuery({ channelId: channel.id, limit: 200 });
  const [add, { isLoading: isAdding }] = eurekaApi.useChannelMemberAddMutation();
  const [remove] = eurekaApi.useChannelMemberRemoveMutation();
  const [chosen, setChosen] = useState<Member | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const place = { workspaceId: channel.workspaceId };
  const mayInvite = useMay("channel:invite", place) && channel.archivedAt === null;
  const mayRemove = useMay("channel:update", place);
  const refused = (error: unknown) => setFailure(toFailure(error));

  const inside = new Set(query.data?.data.map(({ memberId }) => memberId));
  const outside = members.filter(({ id, status }) => status === "active" && !inside.has(id));

  async function addChosen(): Promise<void> {
    if (!chosen) return;
    setFailure(null);
    await add({ channelId: channel.id, memberId: chosen.id })
      .unwrap()
      .then(() => setChosen(null), refused);
  }

  return (
    <SidePanel onClose={onClose} title={t("members.title")}>
      {mayInvite && (
        <Box sx={{ display: "flex", gap: 2, mb: 4 }}>
          <Autocomplete
            fullWidth
            getOptionLabel={({ name, handle }) => `${name} (@${handle})`}
            isOptionEqualToValue={(left, right) => left.id === right.id}
            noOptionsText={t("members.nobodyElse")}
            onChange={(_, member) => setChosen(member)}
            options={outside}
            renderInput={(params) => <TextField {...params} label={t("members.choose")} />}
            size="small"
            value={chosen}
          />
          <Button
            color="primary"
            disabled={!chosen || isAdding}
            onClick={() => void addChosen()}
            sx={{ alignSelf: "center" }}
            variant="contained"
          >
            {t("ui:add")}
          </Button>
        </Box>
      )}
      <FailureNote failure={failure} />
      <QueryStates query={query}>
        {({ data }) => (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
            {data.map(({ memberId }) => {
              const { name } = nameOf({ type: "member", id: memberId });
              return (
                <Box
                  component="li"
                  key={memberId}
                  sx={{
                    display: "flex",
                    alignItems: "center",
                    gap: 2,
                    minHeight: 36,
                    borderBottom: 1,
                    borderColor: "divider",
                  }}
                >
                  <Box sx={{ flex: 1, minWidth: 0, fontSize: "0.8125rem" }}>
                    <Person name={name} showName />
                  </Box>
                  {mayRemove && memberId !== me && (
                    <IconButton
                      aria-label={t("members.remove", { name })}
                      onClick={() => {
                        setFailure(null);
                        remove({ channelId: channel.id, memberId }).unwrap().catch(refused);
                      }}
                    >
                      <Icon name="close" size={14} />
                    </IconButton>
                  )}
                </Box>
              );
            })}
          </Box>
        )}
      </QueryStates>
    </SidePanel>
  );
}
