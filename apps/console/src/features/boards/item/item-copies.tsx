/** Where an item stands on other platforms, and what only they know of it. */
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Facts } from "../../../ui/facts.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Section } from "../../../ui/section.tsx";
import type { WholeItem } from "../types.ts";
import { CopyField } from "./copy-field.tsx";

type Copy = Row<"external_link.list">;

interface ItemCopiesProps {
  readonly item: WholeItem;
  readonly mayEdit: boolean;
}

export function ItemCopies({ item, mayEdit }: ItemCopiesProps) {
  const { t } = useTranslation("boards");
  const isElsewhere = item.placements.some(({ connectionId }) => connectionId !== null);
  const { data } = eurekaApi.useExternalLinkListQuery({ workItemId: item.id }, { skip: !isElsewhere });
  if (!data || data.data.length === 0) return null;
  return (
    <Section title={t("copies.title")}>
      <Box component="ul" sx={{ display: "grid", gap: 4, m: 0, p: 0, listStyle: "none", fontSize: "0.875rem" }}>
        {data.data.map((copy) => (
          <CopyEntry
            copy={copy}
            isOneOfSeveral={data.data.length > 1}
            key={copy.id}
            mayEdit={mayEdit && copy.state === "linked"}
          />
        ))}
      </Box>
    </Section>
  );
}

interface CopyEntryProps {
  readonly copy: Copy;
  readonly isOneOfSeveral: boolean;
  readonly mayEdit: boolean;
}

/** Of several copies each says on which board it stands. */
function CopyEntry({ copy, isOneOfSeveral, mayEdit }: CopyEntryProps) {
  const { t } = useTranslation("boards");
  const { permalink, state, error, facts, fields } = copy;
  const { data: board } = eurekaApi.useBoardGetQuery({ id: copy.boardId }, { skip: !isOneOfSeveral });
  // What is no field of the board any more can only be read.
  const others = facts.flatMap((fact) =>
    fact.kind === "field" && !fields.some(({ platformFieldId }) => platformFieldId === fact.platformFieldId)
      ? [{ label: fact.name, value: fact.value }]
      : [],
  );
  const links = facts.flatMap((fact) => (fact.kind === "link" ? [fact] : []));
  return (
    <Box component="li" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      {/* A long name goes below what can be done, instead of breaking its words. */}
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 2 }}>
        {state === "linked" && permalink !== null ? (
          <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
            <Icon name="external" />
            <ExternalLink href={permalink} text={t("copies.open")} />
          </Box>
        ) : (
          <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="body2">
            {t(`copies.states.${state}`)} {error}
          </Typography>
        )}
        {board && (
          <Box component="bdi" sx={{ color: "text.secondary", overflowWrap: "anywhere", minWidth: 0 }}>
            {board.name}
          </Box>
        )}
      </Box>
      {fields.map((field) => (
        <CopyField field={field} key={field.platformFieldId} linkId={copy.id} mayEdit={mayEdit} />
      ))}
      {others.length > 0 && <Facts facts={others} />}
      {links.map(({ name, url }) => (
        <Box key={`${url} ${name}`} sx={{ display: "flex", alignItems: "center", gap: 2, minWidth: 0 }}>
          <Icon name="link" />
          <ExternalLink href={url} text={name} />
        </Box>
      ))}
    </Box>
  );
}

/** Written by strangers: it opens apart from us, and does not learn where it was opened from. */
function ExternalLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <MuiLink href={href} rel="noreferrer noopener" sx={{ overflowWrap: "anywhere", minWidth: 0 }} target="_blank">
      <bdi>{text}</bdi>
    </MuiLink>
  );
}
