/** Items of both boards that are likely the same work: each pair becomes one item, unless somebody says that it is none. */
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { LinkPreview } from "./link-types.ts";

type Pairs = LinkPreview["pairs"];
type PairedItem = Pairs["examples"][number]["kept"];

export interface LinkPairsProps {
  readonly pairs: Pairs;
  readonly isApart: (workItemId: string) => boolean;
  readonly onApart: (workItemId: string, isApart: boolean) => void;
}

export function LinkPairs({ pairs: { count, examples }, isApart, onApart }: LinkPairsProps) {
  const { t } = useTranslation("boards");
  if (count === 0) return null;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="h4" variant="subtitle2">
        {t("linkPairs.title", { count })}
      </Typography>
      <Typography color="textSecondary" variant="body2">
        {t("linkPairs.hint")}
      </Typography>
      <Box component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: "none" }}>
        {examples.map(({ by, kept, duplicate }) => (
          <Box
            component="li"
            key={duplicate.workItemId}
            sx={{
              display: "grid",
              gridTemplateColumns: "auto minmax(0, 1fr)",
              alignItems: "start",
              columnGap: 2,
              py: 1,
            }}
          >
            <Checkbox
              checked={!isApart(duplicate.workItemId)}
              onChange={(_, isOne) => onApart(duplicate.workItemId, !isOne)}
              size="small"
              slotProps={{
                input: { "aria-label": t("linkPairs.choose", { kept: kept.key, duplicate: duplicate.key }) },
              }}
              sx={{ p: 0.5, mt: "-2px" }}
            />
            <Box sx={{ display: "grid", gap: 0.5, minWidth: 0, fontSize: "0.875rem" }}>
              <ItemLine item={kept} />
              <ItemLine item={duplicate} />
              <Typography color="textSecondary" variant="caption">
                {t(`linkPairs.by.${by}`, { key: kept.key })}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
      {count > examples.length && (
        <Typography color="textSecondary" variant="body2">
          {t("linkPreview.more", { count: count - examples.length })}
        </Typography>
      )}
    </Box>
  );
}

function ItemLine({ item: { key, title } }: { readonly item: PairedItem }) {
  return (
    <Box sx={{ display: "flex", gap: 2, minWidth: 0 }}>
      <MuiLink
        color="textSecondary"
        component={Link}
        sx={{ flex: "none", fontVariantNumeric: "tabular-nums" }}
        target="_blank"
        to={`/items/${key}`}
      >
        {key}
      </MuiLink>
      <Box component="bdi" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
        {title}
      </Box>
    </Box>
  );
}
