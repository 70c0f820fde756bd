/** The code of an item: its pull requests, branches and commits, and a name for the next branch. Loaded when an item is opened. */
import "./development-words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Section } from "../../../ui/section.tsx";
import type { WholeItem } from "../types.ts";
import { useMayHavePullRequests } from "../use-may-have-pull-requests.ts";
import { PullRequestEntry } from "./pull-request-entry.tsx";

const list = { display: "grid", gap: 2, m: 0, mb: 3, p: 0, listStyle: "none", fontSize: "0.875rem" } as const;

export function ItemDevelopment({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation("boards");
  const of = { workItemId: item.id };
  const pulls = eurekaApi.usePullRequestListQuery(of).data?.data ?? [];
  const code = eurekaApi.useCodeLinkListQuery(of).data?.data ?? [];
  const mayHaveSome = useMayHavePullRequests(item.placements);
  const isShown = mayHaveSome || pulls.length > 0 || code.length > 0;
  const { data: branch } = eurekaApi.useWorkItemBranchNameQuery(of, { skip: !isShown });
  if (!isShown) return null;
  return (
    <Section
      actions={branch && <CopyButton label={t("development.copyBranch")} text={branch.branchName} />}
      title={t("development.title")}
    >
      {pulls.length > 0 && (
        <Box aria-label={t("development.pullRequests")} component="ul" sx={list}>
          {pulls.map((pull) => (
            <PullRequestEntry key={pull.id} pull={pull} />
          ))}
        </Box>
      )}
      {code.length > 0 && (
        <Box aria-label={t("development.code")} component="ul" sx={list}>
          {code.map(({ id, kind, title, permalink }) => (
            <Box component="li" key={id} sx={{ display: "flex", gap: 2, minWidth: 0 }}>
              <Box component="span" sx={{ color: "text.secondary", lineHeight: 1.6 }} title={t(`development.${kind}`)}>
                <Icon name={kind === "branch" ? "code" : "check"} size={14} />
              </Box>
              {permalink === null ? (
                <Box component="bdi" sx={{ overflowWrap: "anywhere" }}>
                  {title}
                </Box>
              ) : (
                <MuiLink
                  href={permalink}
                  rel="noreferrer noopener"
                  sx={{ overflowWrap: "anywhere", minWidth: 0 }}
                  target="_blank"
                >
                  <bdi>{title}</bdi>
                </MuiLink>
              )}
            </Box>
          ))}
        </Box>
      )}
      {branch && (
        <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="caption">
          {t("development.branchHint")} <code>{branch.branchName}</code>
        </Typography>
      )}
    </Section>
  );
}
