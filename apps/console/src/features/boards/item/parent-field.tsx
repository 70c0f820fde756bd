/** Which item it is a part of. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MuiLink from "@mui/material/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { StatusMark } from "../../../ui/status-mark.tsx";
import { useSettled } from "../../../ui/use-settled.ts";
import type { WholeItem } from "../types.ts";
import { FieldRow, type ItemFieldProps } from "./field-row.tsx";
import { PickPopover } from "./pick-popover.tsx";
import { useItemChange } from "./use-item-change.ts";
import { useItemPath } from "./use-item-path.ts";

type Parent = WholeItem["parent"];

const mostChoices = 20;

export function ParentField({ item, itemRef, mayEdit }: ItemFieldProps) {
  const { t } = useTranslation("boards");
  const [update] = eurekaApi.useWorkItemUpdateMutation();
  const { apply, failure } = useItemChange(itemRef);
  const { parent } = item;
  if (parent === null && !mayEdit) return null;

  function set(next: Parent): void {
    void apply({ parent: next }, () => update({ id: item.id, parentId: next?.id ?? null }).unwrap());
  }

  return (
    <FieldRow label={t("fields.parent")} why="parent">
      {parent !== null && (
        <Box
          component="span"
          sx={{ display: "flex", alignItems: "center", minHeight: 32, minWidth: 0, maxWidth: "100%" }}
        >
          <ParentLink parent={parent} />
          {mayEdit && (
            <IconButton
              aria-label={t("fields.removeParent", { key: parent.key })}
              onClick={() => set(null)}
              sx={{ width: 24, height: 24, flex: "none" }}
            >
              <Icon name="close" size={12} />
            </IconButton>
          )}
        </Box>
      )}
      {mayEdit && <ParentPicker item={item} onPick={set} />}
      <FailureNote failure={failure} />
    </FieldRow>
  );
}

function ParentLink({ parent }: { readonly parent: NonNullable<Parent> }) {
  const { t } = useTranslation("boards");
  const pathOf = useItemPath();
  const { data, error } = eurekaApi.useWorkItemGetQuery({ id: parent.id });
  if (!data && error && toFailure(error).status === 404)
    return (
      <Box component="span" sx={{ minWidth: 0 }}>
        {t("fields.hiddenParent", { key: parent.key })}
      </Box>
    );
  return (
    <MuiLink
      component={Link}
      dir="auto"
      noWrap
      sx={{ minWidth: 0 }}
      title={data?.title}
      to={pathOf(parent.key)}
      underline="hover"
    >
      {parent.key} {data && <bdi>{data.title}</bdi>}
    </MuiLink>
  );
}

interface ParentPickerProps {
  readonly item: WholeItem;
  readonly onPick: (parent: NonNullable<Parent>) => void;
}

function ParentPicker({ item, onPick }: ParentPickerProps) {
  const { t } = useTranslation("boards");
  const [wanted, setWanted] = useState<string | null>(null);
  const text = wanted?.trim() ?? "";
  const settled = useSettled(text);
  const found = eurekaApi.useWorkItemListQuery(
    { limit: mostChoices, ...(settled !== "" && { text: settled.slice(0, 200) }) },
    { skip: wanted === null, refetchOnMountOrArgChange: true },
  );
  const choices = (found.data?.data ?? []).filter(({ id }) => id !== item.id && id !== item.parent?.id);
  return (
    <PickPopover
      label={t(item.parent === null ? "fields.setParent" : "fields.changeParent")}
      onPick={(picked) => {
        const choice = choices.find(({ id }) => id === picked);
        if (choice) onPick({ id: choice.id, key: choice.key });
      }}
      options={choices.map(({ id, key, title, state }) => ({
        id,
        name: `${key} ${title}`,
        face: (
          <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 2, minWidth: 0 }}>
            <Box component="span" sx={{ flex: "none" }}>
              <StatusMark category={state} />
            </Box>
            <Box component="span" sx={{ flex: "none", color: "text.secondary", fontSize: "0.75rem" }}>
              {key}
            </Box>
            <Box component="bdi" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
              {title}
            </Box>
          </Box>
        ),
      }))}
      search={{
        onWant: setWanted,
        isLooking: found.isFetching || settled !== text,
        failure: found.error && !found.isFetching ? toFailure(found.error) : null,
      }}
      searchLabel={t("fields.findItem")}
    />
  );
}
