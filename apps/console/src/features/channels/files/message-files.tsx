/** The files of a message: pictures as pictures, the rest by name and size. */
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../../session/use-client.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { isPicture, sizeWords } from "./media.ts";

export function MessageFiles({ fileIds }: { readonly fileIds: readonly string[] }) {
  if (fileIds.length === 0) return null;
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, mt: 1 }}>
      {fileIds.map((id) => (
        <MessageFile id={id} key={id} />
      ))}
    </Box>
  );
}

function MessageFile({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation("channels");
  const client = useClient();
  const { data: file, isError } = eurekaApi.useFileGetQuery({ id });
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  if (isError) return <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{t("file.gone")}</Box>;
  if (!file) return <Skeleton height={36} variant="rounded" width={200} />;

  async function save(name: string): Promise<void> {
    setFailure(null);
    try {
      const { body } = await client.download("file.download", { id });
      const address = URL.createObjectURL(await new Response(body).blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      setFailure(toApiFailure(error));
    }
  }

  return (
    <Box sx={{ minWidth: 0, maxWidth: "100%" }}>
      {isPicture(file) && <Picture id={id} mediaType={file.mediaType} name={file.name} />}
      <Box
        aria-label={t("file.download", { name: file.name, size: sizeWords(file.size, i18n.language) })}
        component="button"
        onClick={() => void save(file.name)}
        sx={fileButton}
        type="button"
      >
        <Icon name="download" size={14} />
        <Box component="bdi" sx={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
          {file.name}
        </Box>
        <Box component="span" sx={{ color: "text.secondary", whiteSpace: "nowrap" }}>
          {sizeWords(file.size, i18n.language)}
        </Box>
      </Box>
      <FailureNote failure={failure} />
    </Box>
  );
}

/** The bytes come through the client, because a file is never served as anything but an attachment. */
function Picture({ id, mediaType, name }: { readonly id: string; readonly mediaType: string; readonly name: string }) {
  const client = useClient();
  const [address, setAddress] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    let made: string | null = null;
    async function load(): Promise<void> {
      const { body } = await client.download("file.download", { id }, { signal: ending.signal });
      const bytes = await new Response(body).arrayBuffer();
      if (ending.signal.aborted) return;
      made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
      setAddress(made);
    }
    load().catch(() => setBroken(!ending.signal.aborted));
    return () => {
      ending.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [client, id, mediaType]);
  if (isBroken) return null;
  if (!address) return <Skeleton height={160} sx={{ maxWidth: "100%" }} variant="rounded" width={240} />;
  return (
    <Box
      alt={name}
      component="img"
      onError={() => setBroken(true)}
      src={address}
      sx={{
        display: "block",
        maxWidth: "min(100%, 360px)",
        maxHeight: 280,
        borderRadius: "6px",
        border: 1,
        borderColor: "divider",
      }}
    />
  );
}

const fileButton = {
  display: "inline-flex",
  alignItems: "center",
  gap: 2,
  maxWidth: "min(100%, 360px)",
  minHeight: 32,
  mt: 1,
  px: 2,
  border: 1,
  borderColor: "divider",
  borderRadius: "6px",
  background: "none",
  color: "text.primary",
  font: "inherit",
  fontSize: "0.8125rem",
  cursor: "pointer",
  "&:hover": { backgroundColor: "action.hover" },
} as const;
