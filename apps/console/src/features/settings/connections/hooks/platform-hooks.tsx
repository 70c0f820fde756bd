/** The webhooks that a connection's token has at its platform: which deliver to us, trying one, and taking off what is left over. */
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../../session/use-me.ts";
import { useConfirm } from "../../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { Section } from "../../../../ui/section.tsx";
import { useAction } from "../../shared/use-action.ts";
import type { Names } from "../../shared/use-names.ts";
import { BoardList } from "../boards/board-list.tsx";
import type { Connection } from "../connection-types.ts";
import { PlatformHookRow } from "./platform-hook-row.tsx";

export interface PlatformHooksProps {
  readonly connection: Connection;
  /** What the platform is called. */
  readonly platform: string;
  readonly names: Names;
}

export function PlatformHooks({ connection, platform, names }: PlatformHooksProps) {
  const { t } = useTranslation("settings");
  const mayChange = useMay("connection:update", {});
  const confirm = useConfirm();
  const action = useAction();
  const [cleaned, setCleaned] = useState(0);
  const connectionId = connection.id;
  const query = eurekaApi.usePlatformHookListQuery({ connectionId });
  const [cleanUp] = eurekaApi.usePlatformHookCleanUpMutation();
  const hasStale = query.data?.data.some(({ state }) => state === "stale") === true;

  async function askToCleanUp(): Promise<void> {
    const question = {
      title: t("hooks.cleanUpTitle"),
      detail: t("hooks.cleanUpDetail"),
      confirmLabel: t("hooks.cleanUp"),
      isDangerous: true,
    };
    if (!(await confirm(question))) return;
    const done = await action.run(() => cleanUp({ connectionId }).unwrap());
    if (!done) return;
    setCleaned(done.result.data.length);
    await query.refetch();
  }
  return (
    <Section hint={t("hooks.hint", { platform })} title={t("hooks.title", { platform })}>
      <QueryStates
        empty={
          <Typography color="textSecondary" variant="body2">
            {t("hooks.none")}
          </Typography>
        }
        isEmpty={({ data }) => data.length === 0}
        query={query}
      >
        {({ data }) => (
          <BoardList label={t("hooks.title", { platform })}>
            {data.map((hook) => (
              <PlatformHookRow
                connectionId={connectionId}
                hook={hook}
                key={hook.platformHookId}
                mayChange={mayChange}
                names={names}
              />
            ))}
          </BoardList>
        )}
      </QueryStates>
      {mayChange && hasStale && (
        <Box sx={{ mt: 3 }}>
          <Button disabled={action.isBusy} onClick={() => void askToCleanUp()}>
            {t("hooks.cleanUp")}
          </Button>
        </Box>
      )}
      <Typography aria-live="polite" color="textSecondary" component="p" sx={{ mt: 2 }} variant="body2">
        {cleaned > 0 && t("hooks.cleaned", { count: cleaned })}
      </Typography>
      <FailureNote failure={action.failure} />
    </Section>
  );
}
