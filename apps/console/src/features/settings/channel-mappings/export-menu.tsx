import { toApiFailure } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { useClient } from "../../../session/use-client.ts";
import { MenuButton } from "../../../ui/menu-button.tsx";
import type { Action } from "../shared/use-action.ts";

export interface ExportMenuProps {
  /** Shows why it failed. */
  readonly action: Action;
}

const formats = ["csv", "yaml", "json"] as const;

/** Saves the mappings as a file that people edit and import again. */
export function ExportMenu({ action }: ExportMenuProps) {
  const { t } = useTranslation("settings");
  const client = useClient();

  async function download(format: (typeof formats)[number]) {
    try {
      const { body, fileName } = await client.download("channel_mapping.export", { format });
      return { content: await new Response(body).blob(), fileName };
    } catch (error) {
      throw toApiFailure(error);
    }
  }
  async function save(format: (typeof formats)[number]): Promise<void> {
    const { content, fileName } = await download(format);
    const address = URL.createObjectURL(content);
    const link = document.createElement("a");
    link.href = address;
    link.download = fileName ?? `channel-mappings.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
  return (
    <MenuButton
      items={formats.map((format) => ({
        label: t(`mappings.formats.${format}`),
        onSelect: () => void action.run(() => save(format)),
      }))}
      label={t("mappings.export")}
    />
  );
}
