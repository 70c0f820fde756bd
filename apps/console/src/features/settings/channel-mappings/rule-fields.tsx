import type { Row } from "@eureka/sdk";
import { useTranslation } from "react-i18next";
import { SelectInput } from "../../../ui/select-input.tsx";
import { SwitchInput } from "../../../ui/switch-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

export type Rules = Row<"channel_mapping.list">["rules"];

/** The rules while they are being edited: labels as they are typed. */
export type EditedRules = Omit<Rules, "labels"> & { readonly labels: string };

export interface RuleFieldsProps {
  readonly value: EditedRules;
  readonly onChange: (rules: EditedRules) => void;
}

const steps = ["nothing", "comment", "make_work_items"] as const;
const replyPlaces = ["thread", "channel"] as const;
const priorities = ["none", "low", "medium", "high", "urgent"] as const;

/** What holds in the channel, besides where its work goes. */
export function RuleFields({ value, onChange }: RuleFieldsProps) {
  const { t } = useTranslation(["settings", "ui"]);
  return (
    <>
      <SelectInput
        help={t("mappings.replyInHelp")}
        label={t("mappings.replyIn")}
        onChange={(replyIn) => onChange({ ...value, replyIn })}
        options={replyPlaces.map((place) => ({ value: place, label: t(`mappings.replyPlaces.${place}`) }))}
        value={value.replyIn}
      />
      <SelectInput
        help={t("mappings.priorityHelp")}
        label={t("mappings.priority")}
        onChange={(priority) => onChange({ ...value, priority })}
        options={priorities.map((priority) => ({ value: priority, label: t(`ui:priority.${priority}`) }))}
        value={value.priority}
      />
      <TextInput
        help={t("mappings.labelsHelp")}
        label={t("mappings.labels")}
        maxLength={1_000}
        onChange={(labels) => onChange({ ...value, labels })}
        value={value.labels}
      />
      <SelectInput
        help={t("mappings.unlinkedHelp")}
        label={t("mappings.unlinked")}
        onChange={(unlinkedMay) => onChange({ ...value, unlinkedMay })}
        options={steps.map((step) => ({ value: step, label: t(`mappings.steps.${step}`) }))}
        value={value.unlinkedMay}
      />
      <SwitchInput
        help={t("mappings.tellChangesHelp")}
        label={t("mappings.tellChanges")}
        onChange={(tellChanges) => onChange({ ...value, tellChanges })}
        value={value.tellChanges}
      />
    </>
  );
}

const defaultRules: EditedRules = {
  unlinkedMay: "nothing",
  replyIn: "thread",
  priority: "none",
  labels: "",
  tellChanges: true,
};

export function toEditedRules(rules: Rules | undefined): EditedRules {
  return rules ? { ...rules, labels: rules.labels.join(", ") } : defaultRules;
}

/** A label with a comma in it cannot be typed here; it stays as long as nobody touches the field. */
export function toRules({ labels, ...rules }: EditedRules, before: Rules | undefined): Rules {
  if (before && labels === before.labels.join(", ")) return { ...rules, labels: before.labels };
  const named = labels.split(",").map((label) => label.trim());
  return { ...rules, labels: [...new Set(named.filter((label) => label !== ""))] };
}
