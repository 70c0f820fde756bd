/** Programs whose pull requests are treated otherwise than those of all others. */
import { type BotTreatment, botTreatments } from "@eureka/contracts/pull-request";
import type { Output } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../../ui/icon.tsx";
import { SelectInput } from "../../../../ui/select-input.tsx";
import { TextInput } from "../../../../ui/text-input.tsx";

type Bots = Output<"pull_request_rules.get">["namedBots"];

export interface NamedBotFieldsProps {
  readonly bots: Bots;
  readonly platform: string;
  readonly onChange: (bots: Bots) => void;
}

const mostBots = 50;

export function NamedBotFields({ bots, platform, onChange }: NamedBotFieldsProps) {
  const { t } = useTranslation("settings");
  const change = (index: number, part: Partial<Bots[number]>) =>
    onChange(bots.map((bot, place) => (place === index ? { ...bot, ...part } : bot)));
  return (
    <Box aria-label={t("pullRequests.namedBots")} role="group" sx={{ display: "grid", gap: 3 }}>
      {bots.map((bot, index) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: a program has no other name than the one that is being typed
          key={index}
          sx={{ display: "grid", gap: 2, alignItems: "end", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr) 32px" }}
        >
          <TextInput
            label={t("pullRequests.botName", { platform })}
            maxLength={200}
            onChange={(name) => change(index, { name })}
            required
            value={bot.name}
          />
          <SelectInput
            label={t("pullRequests.botTreatment")}
            onChange={(treatment: BotTreatment) => change(index, { treatment })}
            options={botTreatments.map((value) => ({ value, label: t(`pullRequests.treatments.${value}`) }))}
            value={bot.treatment}
          />
          <IconButton
            aria-label={t("pullRequests.removeBot", { name: bot.name || t("pullRequests.unnamed") })}
            onClick={() => onChange(bots.filter((_, place) => place !== index))}
          >
            <Icon name="close" />
          </IconButton>
        </Box>
      ))}
      <Button
        disabled={bots.length >= mostBots}
        onClick={() => onChange([...bots, { name: "", treatment: "like_people" }])}
        startIcon={<Icon name="plus" />}
        sx={{ justifySelf: "start" }}
        variant="text"
      >
        {t("pullRequests.addBot")}
      </Button>
    </Box>
  );
}
