import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { StatusMark } from "../../ui/status-mark.tsx";
import type { Idea } from "./types.ts";
import { useItemOfIdea } from "./use-item-of-idea.ts";

export interface WorkItemLinksProps {
  readonly items: Idea["workItems"];
}

/** The items that were made of an idea, by their keys, and how far they are. */
export function WorkItemLinks({ items }: WorkItemLinksProps) {
  const { t } = useTranslation("ideas");
  if (items.length === 0) return null;
  return (
    <Typography
      component="span"
      sx={{ display: "inline-flex", flexWrap: "wrap", alignItems: "center", gap: 1.5 }}
      variant="body2"
    >
      {t("items.label", { count: items.length })}
      {items.map((item) => (
        <WorkItemLink item={item} key={item.id} />
      ))}
    </Typography>
  );
}

function WorkItemLink({ item }: { readonly item: Idea["workItems"][number] }) {
  const { key, title, state } = useItemOfIdea(item);
  return (
    <Typography component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1 }} variant="body2">
      <StatusMark category={state} />
      <Link component={RouterLink} title={title} to={`/items/${key}`}>
        {key}
      </Link>
    </Typography>
  );
}
