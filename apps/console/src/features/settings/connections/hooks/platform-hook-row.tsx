import type { Output, Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { Mark } from "../../shared/mark.tsx";
import { useAction } from "../../shared/use-action.ts";
import type { Names } from "../../shared/use-names.ts";

export interface PlatformHookRowProps {
  readonly connectionId: string;
  readonly hook: Row<"platform_hook.list">;
  readonly names: Names;
  readonly mayChange: boolean;
}

const tones = { in_use: "good", off: "bad", stale: "waiting", other: "waiting" } as const;

/** One webhook: what it watches, where it leads, and what the last test said. */
export function PlatformHookRow({ connectionId, hook, names, mayChange }: PlatformHookRowProps) {
  const { t } = useTranslation("settings");
  const action = useAction();
  const [test] = eurekaApi.usePlatformHookTestMutation();
  const [tested, setTested] = useState<Output<"platform_hook.test"> | null>(null);
  const { platformHookId, boardId, callbackUrl } = hook;
  const isActive = tested?.active ?? hook.active;
  const state = hook.state === "in_use" && !isActive ? "off" : hook.state;
  const board = boardId === null ? t("hooks.unknownBoard") : names.board(boardId);

  async function tryIt(): Promise<void> {
    const done = await action.run(() => test({ connectionId, platformHookId }).unwrap());
    if (done) setTested(done.result);
  }
  return (
    <Box component="li" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1, px: 3, py: 2 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 3, rowGap: 1 }}>
        <Box sx={{ flex: "1 1 200px", minWidth: 0 }}>
          <Typography sx={{ overflowWrap: "anywhere" }} variant="body2">
            {board}
          </Typography>
          <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="caption">
            <bdi>{callbackUrl}</bdi>
          </Typography>
        </Box>
        <Mark label={t(`hooks.states.${state}`)} tone={tones[state]} />
        {mayChange && hook.state === "in_use" && (
          <Button aria-label={t("hooks.testOf", { board })} disabled={action.isBusy} onClick={() => void tryIt()}>
            {t("hooks.test")}
          </Button>
        )}
      </Box>
      <Box aria-live="polite">
        {tested && (
          <Typography color="textSecondary" component="div" sx={{ overflowWrap: "anywhere" }} variant="body2">
            <Mark label={t(tested.ok ? "hooks.works" : "hooks.fails")} tone={tested.ok ? "good" : "bad"} />{" "}
            {tested.message}
          </Typography>
        )}
      </Box>
      <FailureNote failure={action.failure} />
    </Box>
  );
}
