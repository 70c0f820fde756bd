/** Everything about a work item, in a panel or on a page. */

import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMayFunction } from "../../../session/use-me.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import type { WholeItem } from "../types.ts";
import { ItemAttachments } from "./item-attachments.tsx";
import { ItemChecklist } from "./item-checklist.tsx";
import { ItemComments } from "./item-comments.tsx";
import { ItemConflicts } from "./item-conflicts.tsx";
import { ItemCopies } from "./item-copies.tsx";
import { ItemDescription } from "./item-description.tsx";
import { ItemFields } from "./item-fields.tsx";
import { ItemHistory } from "./item-history.tsx";
import { ItemSource } from "./item-source.tsx";
import { ItemSubItems } from "./item-sub-items.tsx";
import { ItemTitle } from "./item-title.tsx";
import { useItemChange } from "./use-item-change.ts";
import { WhyProvider } from "./why-provider.tsx";

const ItemDevelopment = lazy(async () => ({ default: (await import("./item-development.tsx")).ItemDevelopment }));

interface ItemBodyProps {
  readonly item: WholeItem;
  readonly itemRef: string;
  readonly layout: "panel" | "page";
}

export function ItemBody({ item, itemRef, layout }: ItemBodyProps) {
  const may = useMayFunction();
  // A right on any of the boards where it stands is enough, as on the server.
  const places = item.placements.map(({ workspaceId, boardId }) => ({ workspaceId, boardId }));
  const mayAny = (permission: Parameters<typeof may>[0]) => places.some((place) => may(permission, place));
  const mayEdit = mayAny("work_item:update") && item.archivedAt === null;
  const fields = <ItemFields item={item} itemRef={itemRef} mayEdit={mayEdit} />;
  const texts = (
    <>
      <ItemDescription item={item} itemRef={itemRef} mayEdit={mayEdit} />
      <ItemSubItems item={item} itemRef={itemRef} mayEdit={mayEdit} />
      <ItemChecklist item={item} mayEdit={mayEdit} />
      <ItemAttachments item={item} mayEdit={mayEdit} mayUpload={mayEdit && mayAny("file:create")} />
      <ItemComments item={item} mayManage={mayAny("workspace:update")} mayWrite={mayAny("comment:create")} />
    </>
  );
  const origins = (
    <>
      <ItemConflicts item={item} />
      <Suspense>
        <ItemDevelopment item={item} />
      </Suspense>
      <ItemCopies item={item} mayEdit={mayEdit} />
      <ItemSource item={item} />
      <ItemHistory item={item} mayEdit={mayEdit} mayUndo={mayAny("work_item:update")} />
    </>
  );
  return (
    <WhyProvider item={item}>
      {item.archivedAt !== null && (
        <ArchivedNote item={item} itemRef={itemRef} mayRestore={mayAny("work_item:update")} />
      )}
      <ItemTitle isLarge={layout === "page"} item={item} itemRef={itemRef} mayEdit={mayEdit} />
      {layout === "panel" ? (
        <>
          {fields}
          {texts}
          {origins}
        </>
      ) : (
        <Box sx={{ display: "grid", gap: { xs: 2, md: 12 }, gridTemplateColumns: { md: "minmax(0, 1fr) 320px" } }}>
          <Box sx={{ order: { xs: 2, md: 1 }, minWidth: 0 }}>{texts}</Box>
          <Box sx={{ order: { xs: 1, md: 2 }, minWidth: 0 }}>
            {fields}
            <Box sx={{ display: { xs: "none", md: "block" } }}>{origins}</Box>
          </Box>
          <Box sx={{ order: 3, display: { md: "none" }, minWidth: 0 }}>{origins}</Box>
        </Box>
      )}
    </WhyProvider>
  );
}

function ArchivedNote({
  item,
  itemRef,
  mayRestore,
}: {
  readonly item: WholeItem;
  readonly itemRef: string;
  readonly mayRestore: boolean;
}) {
  const { t } = useTranslation("boards");
  const [unarchive] = eurekaApi.useWorkItemUnarchiveMutation();
  const { apply, failure } = useItemChange(itemRef);
  return (
    <Box sx={{ mb: 3 }}>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 2,
          px: 3,
          py: 1,
          borderRadius: "6px",
          bgcolor: "background.sunken",
        }}
      >
        <Typography sx={{ mr: "auto" }} variant="body2">
          {t("item.archivedNote")}
        </Typography>
        {mayRestore && (
          <Button
            onClick={() => void apply({ archivedAt: null }, () => unarchive({ id: item.id }).unwrap())}
            variant="text"
          >
            {t("item.restore")}
          </Button>
        )}
      </Box>
      <FailureNote failure={failure} />
    </Box>
  );
}
