import { findTemplateFault, ideaTemplateParts, longestIdeaTemplate } from "@eureka/contracts/idea-template";
import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { NumberInput } from "../../../ui/number-input.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { WhoCan } from "../frame/settings-page.tsx";
import { EditForm } from "../shared/edit-form.tsx";
import { useAction } from "../shared/use-action.ts";
import { useEdits } from "../shared/use-edits.ts";
import { sumOf, toPercents, toWeights } from "./balance-weights.ts";
import { WeightFields } from "./weight-fields.tsx";

/** The form of the organization; whoever may only read it sees the values and who can change them. */
export function OrganizationForm({ organization }: { readonly organization: api.Organization }) {
  const { t } = useTranslation("settings");
  const isReadOnly = !useMay("organization:update", {});
  const workspaces = usePages("workspace.list", { kind: "team", limit: 200 }, { everything: true });
  const { settings } = organization;
  const server = {
    name: organization.name,
    defaultWorkspaceId: organization.defaultWorkspaceId ?? "",
    sessionIdleHours: settings.sessionIdleHours as number | null,
    sessionMaximumDays: settings.sessionMaximumDays as number | null,
    evaluationWeights: toPercents(settings.evaluationWeights),
    ideaTemplate: settings.ideaTemplate,
  };
  const edits = useEdits(server, organization.version);
  const action = useAction();
  const [update] = eurekaApi.useOrganizationUpdateMutation();
  const { values, set } = edits;
  const areHoursRight = isWithin(values.sessionIdleHours, 8_760);
  const areDaysRight = isWithin(values.sessionMaximumDays, 365);
  const fault = findTemplateFault(values.ideaTemplate);
  const areWeightsRight = sumOf(values.evaluationWeights) === 100;
  const canSave = values.name.trim() !== "" && areHoursRight && areDaysRight && areWeightsRight && fault === null;
  const workspaceOptions = workspaces.rows.map(({ id, name }) => ({ value: id, label: name }));

  return (
    <EditForm
      action={action}
      canSave={canSave}
      describe={(field, value) => ({ label: t(`organization.${field}`), text: describe(field, value) })}
      edits={edits}
      isReadOnly={isReadOnly}
      onSave={({ name, defaultWorkspaceId, ...others }, ifMatch) =>
        update({
          ...(name !== undefined && { name }),
          ...(defaultWorkspaceId && { defaultWorkspaceId }),
          settings: settingsOf(others),
          ...(ifMatch !== undefined && { ifMatch }),
        }).unwrap()
      }
      server={server}
    >
      <WhoCan permission="organization:update" place={{}} />
      <TextInput
        disabled={isReadOnly}
        help={t("organization.nameHelp")}
        label={t("organization.name")}
        maxLength={200}
        onChange={(name) => set("name", name)}
        required
        value={values.name}
      />
      <SelectInput
        disabled={isReadOnly}
        help={t("organization.defaultWorkspaceHelp")}
        label={t("organization.defaultWorkspaceId")}
        onChange={(id) => set("defaultWorkspaceId", id)}
        options={workspaceOptions}
        placeholder={t("organization.noDefault")}
        value={
          workspaceOptions.some(({ value }) => value === values.defaultWorkspaceId) ? values.defaultWorkspaceId : ""
        }
      />
      <NumberInput
        disabled={isReadOnly}
        error={areHoursRight ? undefined : t("organization.wrongHours")}
        help={t("organization.sessionIdleHelp")}
        label={t("organization.sessionIdleHours")}
        max={8760}
        min={1}
        onChange={(hours) => set("sessionIdleHours", hours)}
        step={1}
        unit={t("organization.hours")}
        value={values.sessionIdleHours}
      />
      <NumberInput
        disabled={isReadOnly}
        error={areDaysRight ? undefined : t("organization.wrongDays")}
        help={t("organization.sessionMaximumHelp")}
        label={t("organization.sessionMaximumDays")}
        max={365}
        min={1}
        onChange={(days) => set("sessionMaximumDays", days)}
        step={1}
        unit={t("organization.days")}
        value={values.sessionMaximumDays}
      />
      <TextInput
        disabled
        help={t("organization.regionHelp")}
        label={t("organization.region")}
        onChange={() => undefined}
        value={organization.region}
      />
      <WeightFields
        isReadOnly={isReadOnly}
        onChange={(percents) => set("evaluationWeights", percents)}
        percents={values.evaluationWeights}
      />
      <TextArea
        disabled={isReadOnly}
        error={fault ? t(`organization.template.${fault.kind}`, { part: braced(fault.part) }) : undefined}
        help={t("organization.template.help", { parts: ideaTemplateParts.map(braced).join(" ") })}
        label={t("organization.ideaTemplate")}
        maxLength={longestIdeaTemplate}
        onChange={(template) => set("ideaTemplate", template)}
        value={values.ideaTemplate}
      />
    </EditForm>
  );

  function describe(field: keyof typeof server, value: unknown): string {
    if (field === "defaultWorkspaceId") return workspaces.rows.find(({ id }) => id === value)?.name ?? "";
    if (field !== "evaluationWeights") return String(value ?? "");
    const percents = value as typeof server.evaluationWeights;
    const names = Object.keys(percents) as (keyof typeof percents)[];
    return names
      .map((name) => `${t(`organization.dimensions.${name}`)} ${t("organization.percent", { value: percents[name] })}`)
      .join(", ");
  }
}

type Changed = Partial<{
  sessionIdleHours: number | null;
  sessionMaximumDays: number | null;
  evaluationWeights: ReturnType<typeof toPercents<keyof api.Weights>>;
  ideaTemplate: string;
}>;

function settingsOf({ sessionIdleHours, sessionMaximumDays, evaluationWeights, ideaTemplate }: Changed) {
  return {
    ...(typeof sessionIdleHours === "number" && { sessionIdleHours }),
    ...(typeof sessionMaximumDays === "number" && { sessionMaximumDays }),
    ...(evaluationWeights && { evaluationWeights: toWeights(evaluationWeights) }),
    ...(ideaTemplate !== undefined && { ideaTemplate }),
  };
}

function braced(part: string): string {
  return `{${part}}`;
}

function isWithin(value: number | null, most: number): boolean {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= most;
}
