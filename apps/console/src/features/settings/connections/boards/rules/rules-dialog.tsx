import "./words.ts";
import { deletionPolicies, syncDirections } from "@eureka/contracts/sync-rules";
import type { Output, Row } from "@eureka/sdk";
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../../../../session/use-client.ts";
import { NumberInput } from "../../../../../ui/number-input.tsx";
import { Section } from "../../../../../ui/section.tsx";
import { SelectInput } from "../../../../../ui/select-input.tsx";
import { SwitchInput } from "../../../../../ui/switch-input.tsx";
import { TextArea } from "../../../../../ui/text-area.tsx";
import { FormDialog } from "../../../shared/form-dialog.tsx";
import { useAction } from "../../../shared/use-action.ts";
import { BoardHealth } from "./board-health.tsx";
import { FieldRules } from "./field-rules.tsx";
import { type RulesForm, ruleOf, toRulesForm, toSyncRules } from "./rules-form.ts";
import { RulesPreview } from "./rules-preview.tsx";

export interface RulesDialogProps {
  readonly connected: Row<"connected_board.list">;
  readonly name: string;
  readonly platform: string;
  readonly onClose: () => void;
}

/** The rules by which a board and its platform are kept the same, and how that is going. */
export function RulesDialog({ connected, name, platform, onClose }: RulesDialogProps) {
  const { t } = useTranslation("settings");
  const action = useAction();
  const [update] = eurekaApi.useConnectedBoardUpdateMutation();
  const { data: health } = eurekaApi.useConnectedBoardHealthQuery({ id: connected.id });
  const [form, setForm] = useState<RulesForm>(() => toRulesForm(connected.rules));
  const client = useClient();
  const [preview, setPreview] = useState<Output<"connected_board.preview"> | null>(null);
  const fields = health?.ruledFields ?? [];
  const isDirty = JSON.stringify(toSyncRules(form)) !== JSON.stringify(toSyncRules(toRulesForm(connected.rules)));
  // What was shown of other rules is true no more.
  const change = (part: Partial<RulesForm>) => {
    setPreview(null);
    setForm((before) => ({ ...before, ...part }));
  };
  const ways = deletionPolicies.filter((way) => way !== "delete" || health?.deletesItems);

  async function look(): Promise<void> {
    const input = { id: connected.id, rules: toSyncRules(form) };
    const asked = client.call("connected_board.preview", input);
    setPreview(await asked.catch((error: unknown) => Promise.reject(toApiFailure(error))));
  }

  async function save(): Promise<void> {
    const input = { id: connected.id, rules: toSyncRules(form), ifMatch: connected.version };
    if (await action.run(() => update(input).unwrap())) onClose();
  }

  return (
    <FormDialog
      action={action}
      canSubmit={isDirty && fields.length > 0}
      isDirty={isDirty}
      onClose={onClose}
      onSubmit={() => void save()}
      otherActions={
        <Button disabled={action.isBusy || fields.length === 0} onClick={() => void action.run(look)}>
          {t("rules.preview")}
        </Button>
      }
      submitLabel={t("ui:save")}
      title={t("rules.title", { name })}
      width="large"
    >
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 6 }}>
        <BoardHealth id={connected.id} />
        {health && fields.length === 0 ? (
          <Typography color="textSecondary" variant="body2">
            {t("rules.resting")}
          </Typography>
        ) : (
          <>
            <Section hint={t("rules.intro")} title={t("rules.fields")}>
              <FieldRules
                fields={fields}
                onChange={(field, rule) => change({ fields: { ...form.fields, [field]: rule } })}
                platform={platform}
                ruleOf={(field) => ruleOf(form, field)}
              />
            </Section>
            <Section title={t("rules.besides")}>
              <Box sx={twoColumns}>
                {(["comments", "attachments"] as const).map((what) => (
                  <SelectInput
                    key={what}
                    label={t(`rules.${what}`)}
                    onChange={(direction) => change({ [what]: direction })}
                    options={syncDirections.map((value) => ({
                      value,
                      label: t(`rules.directions.${value}`, { platform }),
                    }))}
                    value={form[what]}
                  />
                ))}
              </Box>
              <Box sx={{ display: "grid", gap: 4, pt: 4 }}>
                <SwitchInput
                  help={t("rules.authorNoteHelp")}
                  label={t("rules.authorNote")}
                  onChange={(authorNote) => change({ authorNote })}
                  value={form.authorNote}
                />
                <TextArea
                  help={t("rules.ignoredHelp", { platform })}
                  label={t("rules.ignored")}
                  minRows={2}
                  onChange={(ignoredAuthors) => change({ ignoredAuthors })}
                  value={form.ignoredAuthors}
                />
                {health?.dividesLists && (
                  <TextArea
                    help={t("rules.labelListsHelp")}
                    label={t("rules.labelLists")}
                    minRows={2}
                    onChange={(labelLists) => change({ labelLists })}
                    value={form.labelLists}
                  />
                )}
              </Box>
            </Section>
            <Section title={t("rules.pace")}>
              <NumberInput
                help={t("rules.itemsPerMinuteHelp")}
                label={t("rules.itemsPerMinute")}
                max={6_000}
                min={1}
                onChange={(itemsPerMinute) => change({ itemsPerMinute })}
                value={form.itemsPerMinute}
              />
            </Section>
            <Section title={t("rules.deletions")}>
              <Box sx={twoColumns}>
                <SelectInput
                  label={t("rules.whenGoneThere", { platform })}
                  onChange={(whenGoneThere) => change({ whenGoneThere })}
                  options={deletionPolicies.map((value) => ({ value, label: t(`rules.itemWays.${value}`) }))}
                  value={form.whenGoneThere}
                />
                <SelectInput
                  label={t("rules.whenGoneHere")}
                  onChange={(whenGoneHere) => change({ whenGoneHere })}
                  options={ways.map((value) => ({ value, label: t(`rules.copyWays.${value}`) }))}
                  value={form.whenGoneHere}
                />
              </Box>
            </Section>
          </>
        )}
        <Typography color="textSecondary" variant="body2">
          {t("rules.saved")}
        </Typography>
        {preview && <RulesPreview platform={platform} preview={preview} />}
      </Box>
    </FormDialog>
  );
}

const twoColumns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
  alignItems: "end",
  gap: 4,
} as const;
