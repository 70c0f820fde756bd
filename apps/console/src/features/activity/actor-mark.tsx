import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Person, type PersonKind } from "../../ui/person.tsx";
import type { Happening } from "./happening.ts";
import type { ActivityNames } from "./use-activity-names.ts";

const kinds = {
  user: "member",
  api_key: "key",
  external: "external",
  agent: "agent",
  plugin: "plugin",
  system: "system",
} as const satisfies Record<Happening["actor"]["type"], PersonKind>;

export interface ActorMarkProps {
  readonly happening: Pick<Happening, "actor">;
  readonly names: ActivityNames;
}

/** Who did it, by name; what is no person is said to be none. */
export function ActorMark({ happening, names }: ActorMarkProps) {
  const name = useActorName()(happening.actor, names);
  return (
    <Box component="bdi" sx={{ fontWeight: 500 }}>
      {name}
    </Box>
  );
}

/** The face of a person, or the mark of a key, an agent, the system. */
export function ActorFace({ happening, names }: ActorMarkProps) {
  const name = useActorName()(happening.actor, names);
  return <Person kind={kinds[happening.actor.type]} name={name} />;
}

function useActorName(): (actor: Happening["actor"], names: ActivityNames) => string {
  const { t } = useTranslation("activity");
  return (actor, names) => {
    if (actor.type === "user") return names.member(actor.id) ?? t("actors.member");
    if (actor.type === "external") return t("actors.external");
    if (actor.type === "api_key") {
      const key = names.thing("api_key", actor.id);
      return key ? t("actors.key", { name: key.name }) : t("actors.unnamedKey");
    }
    const word = actor.id.replaceAll(/[._-]/g, " ");
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
}
