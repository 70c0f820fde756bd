import type { Output } from "@eureka/sdk";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Mono } from "../../shared/mono.tsx";
import { prettyBody } from "./pretty-body.ts";

export interface PayloadSectionProps {
  readonly title: string;
  readonly payload: Output<"inbound_event.get">["payload"];
}

/** Headers and body as they went or came, without secrets. */
export function PayloadSection({ title, payload }: PayloadSectionProps) {
  const { t, i18n } = useTranslation("settings");
  const { headers, body, bytes, isCut } = payload;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const headerText = lines.length > 0 ? lines.join("\n") : t("connectionLog.noHeaders");
  const bodyText = body === null ? null : prettyBody(body, headers["content-type"]);
  const size = bytes === null ? "" : new Intl.NumberFormat(i18n.language).format(bytes);
  return (
    <Section
      actions={bodyText !== null && bodyText !== "" && <CopyButton label={t("connectionLog.copy")} text={bodyText} />}
      title={title}
    >
      <Mono label={t("connectionLog.headersOf", { title })} text={headerText} />
      <Typography color="textSecondary" sx={{ my: 2 }} variant="body2">
        {body === null && t(bytes ? "connectionLog.noText" : "connectionLog.noBody", { size })}
        {body !== null && t(isCut ? "connectionLog.cut" : "connectionLog.whole", { size })}
      </Typography>
      {bodyText !== null && bodyText !== "" && <Mono label={t("connectionLog.bodyOf", { title })} text={bodyText} />}
    </Section>
  );
}
