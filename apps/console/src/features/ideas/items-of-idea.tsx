/** What became of an idea: its items, how far they are, and their copies on other platforms. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { Icon } from "../../ui/icon.tsx";
import { Section } from "../../ui/section.tsx";
import { StatusMark } from "../../ui/status-mark.tsx";
import type { Idea } from "./types.ts";
import { useItemOfIdea } from "./use-item-of-idea.ts";

export interface ItemsOfIdeaProps {
  readonly idea: Idea;
}

export function ItemsOfIdea({ idea: { outcome, workItems } }: ItemsOfIdeaProps) {
  const { t } = useTranslation("ideas");
  if (workItems.length === 0) return null;
  return (
    <Section hint={t(`became.${outcome}`)} title={t("became.title")}>
      <Box component="ul" sx={{ display: "grid", gap: 3, m: 0, p: 0, listStyle: "none" }}>
        {workItems.map((item) => (
          <Entry item={item} key={item.id} />
        ))}
      </Box>
    </Section>
  );
}

function Entry({ item }: { readonly item: Idea["workItems"][number] }) {
  const { t } = useTranslation("ideas");
  const { id, key, title, state, isArchived } = useItemOfIdea(item);
  const { data } = eurekaApi.useExternalLinkListQuery({ workItemId: id });
  const copies = data?.data.filter((copy) => copy.state === "linked" && copy.permalink !== null) ?? [];
  return (
    <Box component="li" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1, fontSize: "0.875rem" }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 3, rowGap: 1 }}>
        <StatusMark category={state} showName />
        <Link component={RouterLink} to={`/items/${key}`}>
          {key} <bdi>{title}</bdi>
        </Link>
        {isArchived && (
          <Typography color="textSecondary" variant="body2">
            {t("became.archived")}
          </Typography>
        )}
      </Box>
      {copies.map(({ id: copyId, permalink }) => (
        <Box key={copyId} sx={{ display: "flex", alignItems: "center", gap: 2, minWidth: 0 }}>
          <Icon name="external" />
          <Link
            aria-label={t("became.copy", { key, address: shorten(permalink ?? "") })}
            href={permalink ?? undefined}
            rel="noreferrer noopener"
            sx={{ overflowWrap: "anywhere", minWidth: 0 }}
            target="_blank"
          >
            <bdi>{shorten(permalink ?? "")}</bdi>
          </Link>
        </Box>
      ))}
    </Box>
  );
}

/** An address without what all addresses have. */
function shorten(address: string): string {
  return address.replace(/^https?:\/\//, "");
}
