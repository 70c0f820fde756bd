import type { Row } from "@eureka/sdk";
import Autocomplete, { createFilterOptions } from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../../session/use-pages.ts";
import { toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { FieldFrame } from "../../../ui/field.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

type PlatformChannel = Row<"platform_channel.list">;

export interface ChannelFieldProps {
  readonly connectionId: string;
  /** The channel's id on its platform; empty for none. */
  readonly value: string;
  /** The name is null for an id that was typed. */
  readonly onChange: (id: string, name: string | null) => void;
}

/** More are not drawn at once; typing finds the others. */
const filter = createFilterOptions<PlatformChannel>({
  limit: 100,
  stringify: ({ name, platformChannelId }) => `${name ?? ""} ${platformChannelId}`,
});

/** A channel of a platform: chosen from those that the platform names, or by its id where it names none. */
export function ChannelField({ connectionId, value, onChange }: ChannelFieldProps) {
  const { t } = useTranslation("settings");
  const [isTyping, setTyping] = useState(false);
  const pages = usePages("platform_channel.list", { connectionId, limit: 200 }, { everything: true });
  const hasList = !pages.isError || pages.rows.length > 0;
  if (isTyping || !hasList) {
    return (
      <>
        <TextInput
          help={t("mappings.platformChannelHelp")}
          label={t("mappings.platformChannel")}
          maxLength={255}
          onChange={(id) => onChange(id, null)}
          required
          value={value}
        />
        {!hasList && (
          <Box aria-label={t("mappings.noChannelList")} role="group" sx={{ display: "grid", gap: 2 }}>
            <Typography variant="body2">{t("mappings.noChannelList")}</Typography>
            <FailureNote failure={toFailure(pages.error)} />
          </Box>
        )}
        <Switch
          label={hasList ? t("mappings.chooseChannel") : t("mappings.askAgain")}
          onClick={() => {
            setTyping(false);
            if (!hasList) pages.refetch();
          }}
        />
      </>
    );
  }
  const chosen = pages.rows.find(({ platformChannelId }) => platformChannelId === value) ?? null;
  return (
    <>
      <FieldFrame
        help={chosen?.isMapped ? mappedWords(chosen) : t("mappings.chooseChannelHelp")}
        label={t("mappings.channel")}
        required
      >
        {({ id, describedBy }) => (
          <Autocomplete
            filterOptions={filter}
            getOptionKey={({ platformChannelId }) => platformChannelId}
            getOptionLabel={nameOf}
            id={id}
            isOptionEqualToValue={(left, right) => left.platformChannelId === right.platformChannelId}
            loading={pages.isLoading || pages.isLoadingMore}
            loadingText={t("mappings.loadingChannels")}
            noOptionsText={t("mappings.noSuchChannel")}
            onChange={(_, channel) => onChange(channel?.platformChannelId ?? "", channel?.name ?? null)}
            options={[...pages.rows].sort((left, right) => nameOf(left).localeCompare(nameOf(right)))}
            renderInput={({ slotProps, ...params }) => (
              <TextField
                {...params}
                required
                slotProps={{ ...slotProps, htmlInput: { ...slotProps.htmlInput, "aria-describedby": describedBy } }}
              />
            )}
            renderOption={({ key, ...props }, channel) => (
              <Box component="li" key={key} {...props}>
                <Box sx={{ minWidth: 0 }}>
                  {/* What a platform calls a channel may turn the direction of what stands behind it. */}
                  <Box component="bdi" sx={{ overflowWrap: "anywhere" }}>
                    {nameOf(channel)}
                  </Box>
                  <Typography color="textSecondary" sx={{ display: "block" }} variant="caption">
                    {[channel.isPrivate && t("mappings.private"), channel.isMapped && mappedWords(channel)]
                      .filter(Boolean)
                      .join(" · ")}
                  </Typography>
                </Box>
              </Box>
            )}
            size="small"
            value={chosen}
          />
        )}
      </FieldFrame>
      <ShowMore pages={pages} />
      <Switch label={t("mappings.typeChannel")} onClick={() => setTyping(true)} />
    </>
  );

  function mappedWords({ goesTo }: PlatformChannel): string {
    return goesTo === null ? t("mappings.mapped") : t("mappings.mappedTo", { place: goesTo });
  }
}

function nameOf({ name, platformChannelId }: PlatformChannel): string {
  return name === null ? platformChannelId : `#${name.replace(/^#/, "")}`;
}

function Switch({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button onClick={onClick} sx={{ justifySelf: "start" }} variant="text">
      {label}
    </Button>
  );
}
