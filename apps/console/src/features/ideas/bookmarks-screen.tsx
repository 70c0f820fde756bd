import "./words.ts";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../session/use-me.ts";
import { DeniedState } from "../../ui/denied-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectInput } from "../../ui/select-input.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { BookmarkPage } from "./bookmark-page.tsx";
import { ChosenBar } from "./chosen-bar.tsx";
import { Pages } from "./pages.tsx";
import { limits } from "./tables.ts";
import { useChosen } from "./use-chosen.ts";
import { useKnownTags } from "./use-known-tags.ts";

const owners = ["anyone", "me", "others"] as const;
type Owner = (typeof owners)[number];

/** How many tags are offered as filters. */
const mostTags = 16;

/** The ideas that I saved and those that others share with me. The filters stand in the address. */
export function BookmarksScreen() {
  const { t } = useTranslation("ideas");
  const mayRead = useMay("bookmark:read");
  const [address, setAddress] = useSearchParams();
  const [search, setSearch] = useState(address.get("search") ?? "");
  const settled = useSettled(search.trim());
  const known = useKnownTags();
  const chosen = useChosen();
  const asked = address.get("owner");
  const owner: Owner = owners.find((each) => each === asked) ?? "anyone";
  const tags = (address.get("tags") ?? "").split(",").filter((tag) => tag !== "");
  const offered = [...new Set([...tags, ...known])].slice(0, mostTags);
  const filter = (change: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setAddress(next, { replace: true });
  };
  const toggle = (tag: string) =>
    filter({ tags: (tags.includes(tag) ? tags.filter((each) => each !== tag) : [...tags, tag]).join(",") });
  const ideaId = address.get("idea");
  return (
    <Page
      filters={
        <>
          <Box sx={{ width: { xs: "100%", sm: 240 } }}>
            <TextInput
              hideLabel
              label={t("bookmarks.search")}
              maxLength={limits.search}
              onChange={(text) => {
                setSearch(text);
                filter({ search: text.trim() });
              }}
              placeholder={t("bookmarks.search")}
              start={<Icon name="search" />}
              type="search"
              value={search}
            />
          </Box>
          <Box sx={{ width: 180 }}>
            <SelectInput
              hideLabel
              label={t("bookmarks.owner")}
              onChange={(next) => filter({ owner: next === "anyone" ? "" : next })}
              options={owners.map((value) => ({ value, label: t(`bookmarks.ownerOf.${value}`) }))}
              value={owner}
            />
          </Box>
        </>
      }
      title={t("bookmarks.title")}
    >
      {offered.length > 0 && (
        <Box aria-label={t("bookmarks.tags")} role="group" sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, mb: 4 }}>
          {offered.map((tag) => (
            <Chip
              aria-pressed={tags.includes(tag)}
              color={tags.includes(tag) ? "primary" : "default"}
              key={tag}
              label={tag}
              onClick={() => toggle(tag)}
              sx={{ minHeight: 26 }}
              variant={tags.includes(tag) ? "filled" : "outlined"}
            />
          ))}
        </Box>
      )}
      {mayRead ? (
        <Pages key={`${settled} ${owner} ${tags.join(",")}`}>
          {(cursor, onMore) => (
            <BookmarkPage
              chosen={chosen}
              cursor={cursor}
              highlightedIdeaId={ideaId}
              isFiltered={settled !== "" || owner !== "anyone" || tags.length > 0}
              key={cursor ?? ""}
              onMore={onMore}
              owner={owner}
              search={settled}
              tags={tags}
            />
          )}
        </Pages>
      ) : (
        <DeniedState />
      )}
      <ChosenBar chosen={chosen} />
    </Page>
  );
}
