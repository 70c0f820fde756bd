import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../session/use-me.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { Line } from "../shared/line.tsx";
import { Mark } from "../shared/mark.tsx";
import { moneyWords } from "./money.ts";
import { PriceDialog } from "./price-dialog.tsx";

/** What models cost, as published or as the organization has set it. */
export function Prices() {
  const { t, i18n } = useTranslation("settings");
  const query = eurekaApi.useModelPriceListQuery();
  const mayUpdate = useMay("model_price:update", {});
  const [text, setText] = useState("");
  const [edited, setEdited] = useState<api.ModelPrice | "new" | null>(null);
  const money = (price: number | null) => (price === null ? t("prices.unknown") : moneyWords(price, i18n.language));
  const columns: DataColumn<api.ModelPrice>[] = [
    { key: "model", width: "32%", header: t("prices.model"), render: ({ model }) => <Line text={model} /> },
    {
      key: "provider",
      header: t("prices.provider"),
      render: ({ providerKind }) => t(`models.kinds.${providerKind}`),
      hideBelow: "md",
    },
    { key: "input", header: t("prices.input"), align: "end", render: ({ prices }) => money(prices.input) },
    {
      key: "cached",
      header: t("prices.cachedInput"),
      align: "end",
      render: ({ prices }) => money(prices.cachedInput),
      hideBelow: "lg",
    },
    { key: "output", header: t("prices.output"), align: "end", render: ({ prices }) => money(prices.output) },
    {
      key: "source",
      header: t("prices.source"),
      render: ({ source }) => (
        <Mark label={t(`prices.sources.${source}`)} tone={source === "organization" ? "good" : "neutral"} />
      ),
      hideBelow: "md",
    },
  ];
  return (
    <Section
      actions={mayUpdate && <Button onClick={() => setEdited("new")}>{t("prices.add")}</Button>}
      hint={t("prices.hint")}
      title={t("prices.title")}
    >
      <Box sx={{ maxWidth: 320, mb: 3 }}>
        <TextInput
          hideLabel
          label={t("prices.search")}
          onChange={setText}
          placeholder={t("prices.search")}
          start={<Icon name="search" size={14} />}
          type="search"
          value={text}
        />
      </Box>
      <QueryStates query={query}>
        {({ data }) => {
          const rows = data.filter(({ model, providerKind }) =>
            `${providerKind} ${model}`.toLowerCase().includes(text.trim().toLowerCase()),
          );
          return rows.length === 0 ? (
            <EmptyState sentence={t("prices.none")} />
          ) : (
            <DataTable
              caption={t("prices.title")}
              columns={columns}
              rowKey={({ providerKind, model }) => `${providerKind} ${model}`}
              rows={rows}
              {...(mayUpdate && {
                rowActions: (price: api.ModelPrice) => (
                  <IconButton aria-label={t("prices.edit", { model: price.model })} onClick={() => setEdited(price)}>
                    <Icon name="edit" />
                  </IconButton>
                ),
              })}
            />
          );
        }}
      </QueryStates>
      {edited !== null && <PriceDialog onClose={() => setEdited(null)} price={edited === "new" ? null : edited} />}
    </Section>
  );
}
