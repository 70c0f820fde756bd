import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConfirm } from "../confirm-provider.tsx";
import { Markdown } from "../markdown.tsx";
import { Section } from "../section.tsx";
import { ShortcutsDialog } from "../shortcuts-dialog.tsx";
import { SidePanel } from "../side-panel.tsx";
import { useToast } from "../toasts.tsx";

/** What opens above or beside a page. */
export function OverlaysGallery() {
  const { t } = useTranslation(["gallery", "ui"]);
  const [opened, setOpened] = useState<"panel" | "shortcuts" | null>(null);
  const confirm = useConfirm();
  const toast = useToast();
  const ask = async () => {
    const isYes = await confirm({
      title: t("sample.confirmTitle"),
      detail: t("sample.confirmDetail"),
      confirmLabel: t("ui:delete"),
      isDangerous: true,
    });
    if (isYes) toast({ text: t("sample.toast") });
  };
  const close = () => setOpened(null);
  return (
    <Section title={t("sections.overlays")}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        <Button onClick={() => setOpened("panel")}>{t("sample.openPanel")}</Button>
        <Button onClick={() => void ask()}>{t("sample.openDialog")}</Button>
        <Button onClick={() => setOpened("shortcuts")}>{t("ui:shortcuts.open")}</Button>
        <Button
          onClick={() =>
            toast({
              text: t("sample.toast"),
              action: { label: t("ui:undo"), onSelect: () => toast({ text: t("sample.arabic") }) },
            })
          }
        >
          {t("sample.showToast")}
        </Button>
      </Box>
      {opened === "panel" && (
        <SidePanel fullPageHref="/ui" onClose={close} title={t("sample.long")}>
          <Markdown text={t("markdown")} />
        </SidePanel>
      )}
      <ShortcutsDialog onClose={close} open={opened === "shortcuts"} />
    </Section>
  );
}
