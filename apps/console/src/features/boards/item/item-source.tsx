/** Where an item came from: a message, an idea, or a person's hands. */
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Person } from "../../../ui/person.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Section } from "../../../ui/section.tsx";
import { useBoardPeople } from "../people.ts";
import type { WholeItem } from "../types.ts";

export function ItemSource({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const { source, createdBy } = item;
  return (
    <Section title={t("source.title")}>
      <Box sx={{ display: "grid", gap: 2, fontSize: "0.875rem" }}>
        {createdBy && (
          <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
            <Person showName {...nameOf(createdBy)} />
            <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
              <RelativeTime at={item.createdAt} />
            </Box>
          </Box>
        )}
        {source?.channelId && (
          <Origin
            icon="channel"
            text={t("source.message")}
            to={`/channels/${source.channelId}${source.threadId ? `?thread=${source.threadId}` : ""}`}
          />
        )}
        {source?.ideaId && <Origin icon="idea" text={t("source.idea")} to={`/ideas/${source.ideaId}`} />}
        {source?.permalink && (
          <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
            <Icon name="external" />
            <MuiLink href={source.permalink} rel="noreferrer noopener" target="_blank">
              {t("source.permalink")}
            </MuiLink>
          </Box>
        )}
        {!source && <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{t("source.byHand")}</Box>}
      </Box>
    </Section>
  );
}

function Origin({ icon, text, to }: { readonly icon: IconName; readonly text: string; readonly to: string }) {
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
      <Icon name={icon} />
      <MuiLink component={Link} to={to}>
        {text}
      </MuiLink>
    </Box>
  );
}
