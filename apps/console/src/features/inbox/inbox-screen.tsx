/** What waits for me, and the one that I look at beside it. */
import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { frame } from "../../theme/tokens.ts";
import { readShow, shows } from "./decision.ts";
import { DecisionArticle } from "./decision-article.tsx";
import { DecisionList } from "./decision-list.tsx";
import { MentionList } from "./mention-list.tsx";
import "./words.ts";

export function InboxScreen() {
  const { t } = useTranslation("inbox");
  const { decisionId } = useParams();
  const [search, setSearch] = useSearchParams();
  const show = readShow(search.get("show"));
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { md: "minmax(300px, 380px) minmax(0, 1fr)" },
        minHeight: { md: `calc(100dvh - ${frame.topBar}px)` },
      }}
    >
      <title>{`${t("title")} · ${t("ui:product")}`}</title>
      <Box
        sx={{
          // On a narrow screen the decision takes the place of the list.
          display: { xs: decisionId ? "none" : "block", md: "block" },
          borderInlineEnd: { md: "1px solid" },
          borderColor: { md: "divider" },
          minWidth: 0,
          position: { md: "sticky" },
          top: { md: frame.topBar },
          height: { md: `calc(100dvh - ${frame.topBar}px)` },
          overflowY: { md: "auto" },
        }}
      >
        <Box component="header" sx={{ px: { xs: 4, sm: 6, md: 4 }, pt: 5 }}>
          <Typography component={decisionId ? "p" : "h1"} variant="h1">
            {t("title")}
          </Typography>
          <Tabs
            aria-label={t("filter")}
            onChange={(_, next: string) => setSearch(next === "mine" ? {} : { show: next })}
            scrollButtons={false}
            sx={{ mt: 2, mx: -2, "& .MuiTab-root": { px: 2 } }}
            value={show}
            variant="scrollable"
          >
            {shows.map((name) => (
              <Tab key={name} label={t(`show.${name}`)} value={name} />
            ))}
          </Tabs>
        </Box>
        <Box sx={{ borderTop: 1, borderColor: "divider" }}>
          {show === "mentions" ? <MentionList /> : <DecisionList currentId={decisionId} key={show} show={show} />}
        </Box>
      </Box>
      {decisionId ? (
        <DecisionArticle id={decisionId} key={decisionId} />
      ) : (
        <Box sx={{ display: { xs: "none", md: "grid" }, placeItems: "center", p: 6 }}>
          <Typography color="textSecondary">{t("chooseOne")}</Typography>
        </Box>
      )}
    </Box>
  );
}
