import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { ShareDialog } from "../../../session/share-dialog.tsx";
import { useChannelWay } from "../../../session/use-channel-way.tsx";
import type { WholeItem } from "../types.ts";

interface ShareItemDialogProps {
  readonly item: Pick<WholeItem, "id" | "key">;
  readonly onClose: () => void;
}

/** Shows an item in a channel. */
export function ShareItemDialog({ item: { id, key }, onClose }: ShareItemDialogProps) {
  const { t } = useTranslation("boards");
  const [share] = eurekaApi.useWorkItemShareMutation();
  const channel = useChannelWay({
    post: (channelId) => share({ id, channelId }).unwrap(),
    hint: t("item.shareHint"),
    posted: t("item.shared", { key }),
  });
  return <ShareDialog onClose={onClose} title={t("item.shareTitle", { key })} ways={[channel]} />;
}
