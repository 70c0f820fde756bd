import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "../choice.tsx";
import { DateInput } from "../date-input.tsx";
import { FormActions } from "../form-actions.tsx";
import { Icon } from "../icon.tsx";
import { MarkdownEditor } from "../markdown-editor.tsx";
import { MenuButton } from "../menu-button.tsx";
import { NumberInput } from "../number-input.tsx";
import { Section } from "../section.tsx";
import { SelectInput } from "../select-input.tsx";
import { SliderInput } from "../slider-input.tsx";
import { SwitchInput } from "../switch-input.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import { useDraft } from "../use-draft.ts";
import { useUnsavedGuard } from "../use-unsaved-guard.ts";

const ignore = () => undefined;

/** Buttons, menus, fields and the end of a form. */
export function FieldsGallery() {
  const { t } = useTranslation(["gallery", "ui"]);
  const [text, setText] = useState("");
  const [role, setRole] = useState<"admin" | "viewer" | "">("");
  const [isOn, setOn] = useState(false);
  const [amount, setAmount] = useState<number | null>(4000);
  const [weight, setWeight] = useState(6);
  const [day, setDay] = useState("");
  const { text: draft, setText: setDraft } = useDraft("gallery", t("markdown"));
  useUnsavedGuard(isOn);
  return (
    <>
      <Section title={t("sections.buttons")}>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          <Button color="primary" startIcon={<Icon name="plus" />} variant="contained">
            {t("sample.create")}
          </Button>
          <Button>{t("ui:edit")}</Button>
          <Button variant="text">{t("ui:cancel")}</Button>
          <Button color="error" variant="contained">
            {t("ui:delete")}
          </Button>
          <Button disabled>{t("ui:save")}</Button>
          <MenuButton
            items={[
              { label: t("ui:edit"), icon: <Icon name="edit" />, onSelect: ignore },
              { label: t("ui:copy"), onSelect: ignore, disabled: true, reason: t("sample.disabledReason") },
              { label: t("ui:delete"), icon: <Icon name="trash" />, onSelect: ignore, isDangerous: true },
            ]}
            label={t("ui:more")}
          />
          <MenuButton icon="more" items={[{ label: t("ui:edit"), onSelect: ignore }]} label={t("ui:moreActions")} />
        </Box>
      </Section>
      <Section title={t("sections.fields")}>
        <Choice
          label={t("sample.role")}
          onChange={setRole}
          options={[
            { value: "admin", label: t("sample.admin") },
            { value: "viewer", label: t("sample.viewer") },
          ]}
          value={role || "viewer"}
        />
        <Box sx={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 320px), 1fr))", gap: 5 }}>
          <TextInput help={t("sample.help")} label={t("sample.name")} onChange={setText} required value={text} />
          <TextInput error={t("sample.error")} label={t("sample.long")} onChange={ignore} value={t("sample.long")} />
          <TextInput label={t("sample.arabic")} onChange={ignore} value={t("sample.arabic")} />
          <SelectInput
            label={t("sample.role")}
            onChange={setRole}
            options={[
              { value: "admin", label: t("sample.admin"), icon: <Icon name="key" />, group: t("sample.changes") },
              {
                value: "viewer",
                label: t("sample.viewer"),
                icon: <Icon name="eye" />,
                detail: t("sample.looks"),
                group: t("sample.reads"),
              },
            ]}
            placeholder={t("ui:none")}
            value={role}
          />
          <NumberInput label={t("sample.score")} onChange={setAmount} unit={t("sample.unit")} value={amount} />
          <DateInput label={t("sample.due")} onChange={setDay} value={day} />
          <SliderInput help={t("sample.help")} label={t("sample.score")} onChange={setWeight} value={weight} />
          <SwitchInput help={t("sample.help")} label={t("sample.unsavedSwitch")} onChange={setOn} value={isOn} />
          <TextArea label={t("sample.german")} onChange={setText} value={text} />
        </Box>
        <Box sx={{ mt: 5, display: "grid", gap: 4 }}>
          <MarkdownEditor label={t("sections.markdown")} onChange={setDraft} value={draft} />
          <FormActions isDirty={isOn} isSaving={false} onCancel={() => setOn(false)} onSave={() => setOn(false)} />
        </Box>
      </Section>
    </>
  );
}
