import Box from "@mui/material/Box";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../data-table.tsx";
import { Markdown } from "../markdown.tsx";
import { MenuButton } from "../menu-button.tsx";
import { Person } from "../person.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { Section } from "../section.tsx";
import { ShowMore } from "../show-more.tsx";
import { VirtualList } from "../virtual-list.tsx";

const numbers = Array.from({ length: 500 }, (_, index) => index + 1);

/** A table, a text and a list of 500 rows. */
export function TablesGallery() {
  const { t } = useTranslation(["gallery", "ui"]);
  const [opened, setOpened] = useState("");
  const [now] = useState(() => new Date().toISOString());
  const rows = ["Ann Lee", t("sample.german"), t("sample.arabic"), t("sample.long")];
  return (
    <>
      <Section title={t("sections.table")}>
        <DataTable
          caption={t("sections.people")}
          columns={[
            { key: "name", header: t("sample.name"), render: (name) => <Person name={name} showName /> },
            { key: "role", header: t("sample.role"), render: () => t("sample.admin"), hideBelow: "md" },
            { key: "due", header: t("sample.due"), align: "end", render: () => <RelativeTime at={now} /> },
          ]}
          onRowClick={setOpened}
          rowActions={(name) => (
            <MenuButton
              icon="more"
              items={[{ label: t("ui:edit"), onSelect: () => setOpened(name) }]}
              label={t("ui:moreActions")}
            />
          )}
          rowKey={(name) => name}
          rows={rows}
        />
        <Box aria-live="polite" sx={{ mt: 2, color: "text.secondary", fontSize: "0.8125rem" }}>
          {opened}
        </Box>
        <ShowMore pages={{ hasMore: true, isLoadingMore: false, loadMore: () => setOpened("") }} />
      </Section>
      <Section title={t("sections.markdown")}>
        <Markdown text={t("markdown")} />
      </Section>
      <Section title={t("sections.lists")}>
        <VirtualList
          estimateSize={36}
          height={216}
          itemKey={String}
          items={numbers}
          label={t("sections.lists")}
          render={(number) => (
            <Box sx={{ display: "flex", alignItems: "center", height: 36, borderBottom: 1, borderColor: "divider" }}>
              {t("sample.item", { number })}
            </Box>
          )}
        />
      </Section>
    </>
  );
}
