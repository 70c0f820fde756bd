/** Makes one more thing of a kind in an organization, through the operations that people use. */
import { Readable } from "node:stream";
import { cardSchema } from "@eureka/contracts/card";
import { type ConnectedBoard, exampleLink } from "@eureka/contracts/connected-board";
import type { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId, newUuid, toUuid } from "@eureka/contracts/ids";
import type { List } from "@eureka/contracts/list";
import { roles } from "@eureka/contracts/permissions";
import { postFromConnector } from "@eureka/core/channels";
import { joinOrganization, newPersonIds, resolveExternalIdentity } from "@eureka/core/identity";
import type { Principal } from "@eureka/core/operations";
import { startRun } from "@eureka/core/runs";
import { asOwner } from "@eureka/kit/db";
import {
  connectByConsent,
  consentTo,
  consentToMandate,
  setConsentApplication,
} from "@eureka/testing/connect-by-consent";
import { type ConsentPlatform, startConsentPlatform } from "@eureka/testing/consent-platform";
import { type MemberPrincipal, type TestOrganization, testPassword } from "@eureka/testing/test-organization";
import { sweepRun } from "./sweep-run.ts";

/** The id of a button on every card that {@link createMakers} posts. */
export const cardActionId = "act_sweep";

/** An address of this machine where nobody answers. */
export const nobodysAddress = "http://127.0.0.1:9/v1";

/** The platform that is connected by consent; started when somebody first needs it. */
let consentPlatform: Promise<ConsentPlatform> | undefined;

/** Who makes a thing; by default the administrator. */
type Maker = (who?: Principal) => Promise<string>;

export type Makers = ReturnType<typeof createMakers>;

interface Place {
  readonly workspaceId: string;
  readonly boardId: string;
  readonly connectionId: string;
}

/** `place` says where things go that lie somewhere; it is asked for each of them, because the first ones make the place itself. */
export function createMakers(organization: TestOrganization, place: () => Place) {
  const { admin, organizationId, database } = organization;
  let count = 0;
  const unique = (word: string) => `${word} ${++count}`;
  const idOf = async (who: Principal, operation: string, input: object) =>
    (await organization.run<{ id: string }>(who, operation, input)).id;

  const workspace: Maker = (who = admin) => idOf(who, "workspace.create", { name: unique("Workspace") });
  const board: Maker = (who = admin) =>
    idOf(who, "board.create", { workspaceId: place().workspaceId, name: unique("Board") });
  const label: Maker = (who = admin) =>
    idOf(who, "label.create", { workspaceId: place().workspaceId, name: unique("label") });
  const workItem: Maker = (who = admin) =>
    idOf(who, "work_item.create", { boardId: place().boardId, title: unique("Item") });
  const connectedBoard: Maker = async (who = admin) =>
    idOf(who, "connected_board.create", {
      connectionId: await trackerConnection(),
      platformBoardId: unique("B"),
      workspaceId: place().workspaceId,
    });
  const boardLink: Maker = async (who = admin) =>
    idOf(who, "board_link.create", { sides: [{ boardId: await board() }, { boardId: await board() }] });
  const channel: Maker = (who = admin) =>
    idOf(who, "channel.create", { workspaceId: place().workspaceId, name: unique("channel") });

  const trackerConnection: Maker = (who = admin) =>
    idOf(who, "connection.create", {
      connector: "reference-tracker",
      platformWorkspaceId: newUuid(),
      secrets: { signing: "a secret of the sweep" },
    });

  /** The organization's application for a connector; the same each time. Gives what it was set with. */
  async function consentApplication(connector: string): Promise<{ name: string; clientId: string; baseUrl: string }> {
    consentPlatform ??= startConsentPlatform();
    const platform = await consentPlatform;
    await setConsentApplication(organization, platform, { connector });
    return { name: connector, clientId: "client-1", baseUrl: platform.url };
  }

  /** One on which people may let us write in their own names. */
  async function consentConnection(): Promise<string> {
    await consentApplication("reference-consent");
    const platform = (await consentPlatform) as ConsentPlatform;
    return (await connectByConsent(organization, platform, { id: newUuid(), name: unique("Place") })).id;
  }

  async function registrationWish(name: string): Promise<{ name: string; baseUrl: string }> {
    consentPlatform ??= startConsentPlatform();
    return { name, baseUrl: (await consentPlatform).url };
  }

  /** What a platform sends somebody back with who let it register an application; the one of the time before is forgotten. */
  async function registration(who: Principal = admin): Promise<{ state: string; code: string }> {
    const wish = await registrationWish("reference-registering");
    await organization.run(admin, "connector_application.remove", { name: wish.name }).catch((error: EurekaError) => {
      if (error.code !== "connector_application.not_found") throw error;
    });
    const operation = "connector_application.begin_registration";
    const { form } = await organization.run<{ form: { url: string } }>(who, operation, wish);
    const platform = (await consentPlatform) as ConsentPlatform;
    return platform.register(form.url);
  }

  async function list(boardId = place().boardId): Promise<string> {
    const made = await organization.run<List>(admin, "list.create", {
      boardId,
      name: unique("List"),
      category: "todo",
    });
    return made.id;
  }

  async function file(who: Principal = admin): Promise<string> {
    const upload = Readable.from([Buffer.from(unique("content"))]);
    const input = { name: "notes.txt", workspaceId: place().workspaceId };
    return (await organization.run<{ id: string }>(who, "file.upload", input, { upload })).id;
  }

  async function invitationToken(): Promise<{ id: string; token: string }> {
    const input = {
      email: `guest.${newUuid()}@example.com`,
      grants: [{ scope: { type: "organization" }, role: "user" }],
    };
    const made = await organization.run<{ invitation: { id: string }; link: string }>(
      admin,
      "invitation.create",
      input,
    );
    return { id: made.invitation.id, token: lastPart(made.link) };
  }

  /** Somebody who cannot sign in: to hash a password takes a moment. */
  async function member(): Promise<Id<"member">> {
    const newUser = { email: `guest.${newUuid()}@example.com`, passwordHash: "none" };
    const person = { ...newPersonIds(Date.now()), name: unique("Guest"), timeZone: "UTC", newUser };
    const grants = [{ scope: { type: "organization" }, role: "user" }] as const;
    await organization.transact((context) =>
      joinOrganization(context, person, grants, organization.initializeWorkspace),
    );
    return person.memberId;
  }

  async function message(who: Principal = admin, channelId?: string): Promise<string> {
    return idOf(who, "message.post", { channelId: channelId ?? (await channel(who)), text: unique("Hello") });
  }

  /** A run that has its ideas: rules make them in a moment. */
  async function finishedIdeaRun(): Promise<string> {
    const input = { workspaceId: place().workspaceId, topic: unique("Topic"), ideas: 1, engine: "rules" };
    const id = await idOf(admin, "idea_run.create", input);
    const job = { id: "sweep", name: "runs.execute", organizationId, payload: { runId: id }, attempt: 1 };
    await organization.application.runJob({ ...job, lastAttempt: true }, new AbortController().signal);
    return id;
  }

  async function readIdeas(runId: string): Promise<string[]> {
    const { ideas } = await organization.run<{ ideas: { id: string }[] }>(admin, "idea_run.get", { id: runId });
    return ideas.map(({ id }) => id);
  }

  async function bookmark(who: Principal = admin): Promise<string> {
    const [ideaId] = await readIdeas(await finishedIdeaRun());
    return idOf(who, "bookmark.create", { ideaId, force: true });
  }

  /** A message that names `who`, written by somebody else. */
  async function mention(who: Principal = admin): Promise<string> {
    const author = who.memberId === organization.manager.memberId ? admin : organization.manager;
    const role = roles.find((name) => organization[name].memberId === who.memberId);
    await idOf(author, "message.post", { channelId: await channel(), text: `For @${role}` });
    const { data } = await organization.run<{ data: { id: string }[] }>(who, "mention.list", { limit: 1 });
    return data[0]?.id as string;
  }

  return {
    unique,
    readIdeas,
    mention,
    workspace,
    board,
    list,
    label,
    workItem,
    channel,
    file,
    member,
    message,
    invitationToken,
    checklistEntry: async (who: Principal = admin) =>
      idOf(who, "checklist_entry.create", { workItemId: await workItem(who), text: unique("Entry") }),
    comment: async (who: Principal = admin) =>
      idOf(who, "comment.create", { workItemId: await workItem(who), body: unique("Comment") }),
    attachment: async (who: Principal = admin) =>
      idOf(who, "attachment.create", { workItemId: await workItem(who), fileId: await file(who) }),
    channelMapping: (who: Principal = admin) =>
      idOf(who, "channel_mapping.set", {
        connectionId: place().connectionId,
        platformChannelId: unique("C").replace(" ", ""),
        boardId: place().boardId,
      }),
    /** An open decision that `answerer` may answer, asked for by `proposer`, by default somebody new. */
    async decision({
      proposer,
      answerer = admin,
    }: {
      proposer?: MemberPrincipal;
      answerer?: Principal | undefined;
    } = {}) {
      const { workspaceId } = place();
      const policy = { creationPolicy: "approval", approvers: { role: "admin" } };
      const boardId = await idOf(admin, "board.create", { workspaceId, name: unique("Board"), ...policy });
      const asker = proposer ?? (await organization.principalOf(await member()));
      const id = await idOf(asker, "work_item.create", { boardId, title: unique("Item") });
      if (answerer !== admin) await organization.run(admin, "decision.delegate", { id, memberId: answerer.memberId });
      return id;
    },
    connection: (who: Principal = admin) =>
      idOf(who, "connection.create", {
        connector: "reference-chat",
        platformWorkspaceId: newUuid(),
        secrets: { signing: "a secret of the sweep" },
      }),
    trackerConnection,
    consentApplication,
    /** What a platform sends somebody back with who has consented. */
    async consent(who: Principal = admin) {
      await consentApplication("reference-consent");
      const workspace = { id: newUuid(), name: unique("Place") };
      return consentTo(organization, (await consentPlatform) as ConsentPlatform, workspace, { who });
    },
    consentConnection,
    /** The same for whoever lets us write in her own name. */
    async mandate(who: Principal = admin) {
      const connectionId = await consentConnection();
      const account = { id: newUuid(), name: unique("Person") };
      return consentToMandate(organization, (await consentPlatform) as ConsentPlatform, connectionId, { who, account });
    },
    registration,
    registrationWish,
    boardLink,
    connectedBoard,
    /** A copy on a board whose platform gives its items the field of the example: no operation makes one. */
    async externalLink(): Promise<string> {
      const id = newId("external_link");
      const get = { id: await connectedBoard() };
      const { boardId } = await organization.run<ConnectedBoard>(admin, "connected_board.get", get);
      const fields = exampleLink.fields.map(({ value: _value, isPending: _isPending, ...field }) => field);
      const organizationUuid = toUuid(organizationId);
      const workItemUuid = toUuid(await workItem());
      await asOwner(database.admin, async (client) => {
        await client.query("update connected_boards set fields = $3 where organization_id = $1 and board_id = $2", [
          organizationUuid,
          toUuid(boardId),
          JSON.stringify(fields),
        ]);
        await client.query(
          `insert into external_links (organization_id, id, work_item_id, board_id, platform_item_id, state, created_at, updated_at)
           values ($1, $2, $3, $4, $5, 'linked', now(), now())`,
          [organizationUuid, toUuid(id), workItemUuid, toUuid(boardId), unique("I")],
        );
      });
      return id;
    },
    /** Leads to a port of this machine where nobody answers. */
    modelProvider: (who: Principal = admin) =>
      idOf(who, "model_provider.create", {
        kind: "openai_compatible",
        name: unique("Provider"),
        model: "model-of-the-sweep",
        baseUrl: nobodysAddress,
      }),
    grant: async () =>
      idOf(admin, "grant.create", {
        memberId: await member(),
        scope: { type: "workspace", workspaceId: place().workspaceId },
        role: "viewer",
      }),
    apiKey: (who: Principal = admin) => keyOf(organization, who, unique("Key"), ["api_key:read"]).then(({ id }) => id),
    externalIdentity: () =>
      organization.transact(async (context) => {
        const connectionId = place().connectionId as Id<"connection">;
        const account = { connectionId, platformWorkspaceId: "T1", platformUserId: unique("U"), displayName: "Sue" };
        return (await resolveExternalIdentity(context, account)).id;
      }),
    /** Signs in, which takes a moment: passwords are slow to check. */
    session: (email: string) =>
      organization.run<{ sessionId: string; refreshToken: string; accessToken: string }>(
        { kind: "none" },
        "session.create",
        {
          email,
          password: testPassword,
        },
      ),
    /** A message of Eureka itself with a card. */
    card: (channelId: string) =>
      organization.transact(async (context) => {
        const actions = [{ kind: "button", id: cardActionId, label: "Press", style: "default" } as const];
        const card = cardSchema.parse({ title: "Card", actions });
        const post = { intent: newUuid(), channelId: channelId as Id<"channel">, text: "A card" };
        return (await postFromConnector(context, { ...post, card })).id;
      }),
    /** A run that waits for ever: its job is taken out of the queue before a worker sees it. */
    async run(): Promise<string> {
      const workspaceId = place().workspaceId as Id<"workspace">;
      const { id } = await organization.transact((context) => startRun(context, sweepRun, { workspaceId, input: {} }));
      await asOwner(database.admin, (client) => client.query("delete from jobs where payload ->> 'runId' = $1", [id]));
      return id;
    },
    /** An idea run that waits for ever. */
    async ideaRun(who: Principal = admin): Promise<string> {
      const id = await idOf(who, "idea_run.create", { workspaceId: place().workspaceId, topic: unique("Topic") });
      await asOwner(database.admin, (client) => client.query("delete from jobs where payload ->> 'runId' = $1", [id]));
      return id;
    },
    finishedIdeaRun,
    async idea(): Promise<string> {
      return (await readIdeas(await finishedIdeaRun()))[0] as string;
    },
    bookmark,
    async share(bookmarkId: string, who: Principal = admin): Promise<string> {
      const input = { id: bookmarkId, workspaceId: place().workspaceId };
      const shared = await organization.run<{ shares: { id: string }[] }>(who, "bookmark.share", input);
      return shared.shares[0]?.id as string;
    },
    /** A call to a platform, as a process notes it. */
    async connectionCall(): Promise<string> {
      const id = newId("connection_call");
      const payload = JSON.stringify({ headers: {}, body: null, bytes: null, isCut: false });
      await asOwner(database.admin, (client) =>
        client.query(
          `insert into connection_calls (organization_id, id, connection_id, at, method, address, status, outcome, milliseconds, request)
           values ($1, $2, $3, now(), 'GET', 'https://platform.example/', 200, 'done', 1, $4)`,
          [toUuid(organizationId), toUuid(id), toUuid(place().connectionId), payload],
        ),
      );
      return id;
    },
    /** A delivery that its connection's connector makes nothing of, as the gateway stores it. */
    async inboundEvent(): Promise<string> {
      const id = newId("inbound_event");
      const request = JSON.stringify({ method: "POST", url: "https://eureka.test/hooks/x", headers: {} });
      await asOwner(database.admin, (client) =>
        client.query(
          `insert into inbound_events (organization_id, id, connection_id, delivery_id, request, body, parts, processed_parts, outcomes)
           values ($1, $2, $3, $4, $5, '{}', 1, '{0}', '{"0": {"event": null, "outcome": "ignored", "reason": "not_understood", "tries": 1, "at": "2026-11-22T09:30:00Z"}}')`,
          [toUuid(organizationId), toUuid(id), toUuid(place().connectionId), unique("delivery"), request],
        ),
      );
      return id;
    },
    /** A job that failed for good: no operation makes one. */
    async deadJob(): Promise<string> {
      const id = newId("job");
      await asOwner(database.admin, (client) =>
        client.query(
          `insert into dead_jobs (organization_id, id, name, payload, priority, attempts, max_attempts, last_error, created_at)
           values ($1, $2, 'sweep.fail', '{}', 0, 5, 5, 'it failed', now())`,
          [toUuid(organizationId), toUuid(id)],
        ),
      );
      return id;
    },
  };
}

/** The last part of a link's path: its token. */
export function lastPart(link: string): string {
  return new URL(link).pathname.split("/").at(-1) ?? "";
}

/** An API key with the scopes of its maker, or narrower ones. */
export async function keyOf(organization: TestOrganization, who: Principal, name: string, scopes?: readonly string[]) {
  const input = { name, ...(scopes && { scopes }) };
  const made = await organization.run<{ key: { id: string }; apiKey: string }>(who, "api_key.create", input);
  return { id: made.key.id, apiKey: made.apiKey };
}
