/** What changed rules would do with the items as they stand now. */
import type { Output } from "@eureka/sdk";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

type Preview = Output<"connected_board.preview">;

export interface RulesPreviewProps {
  readonly preview: Preview;
  readonly platform: string;
}

const ways = ["there", "here", "both", "ask"] as const;

export function RulesPreview({ preview, platform }: RulesPreviewProps) {
  const { t } = useTranslation("settings");
  const part = useRef<HTMLElement>(null);
  // It stands below a long form: whoever asked for it shall see it.
  useEffect(() => {
    part.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const { looked, isWhole, counts, examples } = preview;
  const happening = ways.filter((way) => counts[way] > 0);
  const more = ways.reduce((sum, way) => sum + counts[way], 0) - examples.length;
  return (
    <Box
      aria-label={t("rulesPreview.title")}
      component="section"
      ref={part}
      sx={{ display: "grid", gap: 3, p: 4, borderRadius: "10px", bgcolor: "action.hover" }}
    >
      <Box>
        <Typography component="h3" variant="subtitle1">
          {t("rulesPreview.title")}
        </Typography>
        <Typography color="textSecondary" variant="body2">
          {t(isWhole ? "rulesPreview.looked" : "rulesPreview.lookedInPart", { count: looked })}
        </Typography>
      </Box>
      {happening.length === 0 && <Typography variant="body2">{t("rulesPreview.nothing")}</Typography>}
      {happening.map((way) => (
        <Box key={way} sx={{ minWidth: 0 }}>
          <Typography component="h4" variant="subtitle2">
            {t(`rulesPreview.ways.${way}`, { count: counts[way], platform })}
          </Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
            {examples
              .filter((example) => example.way === way)
              .map((example) => (
                <Example example={example} key={`${example.workItemId} ${example.field}`} platform={platform} />
              ))}
          </Box>
        </Box>
      ))}
      {more > 0 && (
        <Typography color="textSecondary" variant="body2">
          {t("rulesPreview.more", { count: more })}
        </Typography>
      )}
    </Box>
  );
}

function Example({ example, platform }: { readonly example: Preview["examples"][number]; readonly platform: string }) {
  const { t } = useTranslation("settings");
  const { key, title, field, here, there } = example;
  return (
    <Box component="li" sx={{ py: 1, fontSize: "0.875rem", overflowWrap: "anywhere" }}>
      <MuiLink color="textSecondary" component={Link} target="_blank" to={`/items/${key}`}>
        {key}
      </MuiLink>{" "}
      <bdi>{title}</bdi>
      <Typography color="textSecondary" variant="body2">
        {t("rulesPreview.values", { field: t(`rules.names.${field}`), here, there, platform })}
      </Typography>
    </Box>
  );
}
