/** Discord's most used library, unchanged, takes the simulator for Discord. */
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  type MessageReaction,
  ModalBuilder,
  type PartialMessageReaction,
  Partials,
  type RESTOptions,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ApplicationSecrets, type Discord, startDiscord } from "./index.ts";

/** As its documentation advises: its own HTTP client fails beside another version of itself, which tests of this worker may have loaded. */
const requestByFetch: RESTOptions["makeRequest"] = (url, init) => fetch(url, init as RequestInit);

describe("discord.js", () => {
  let discord: Discord;
  let client: Client;
  let application: ApplicationSecrets;
  let guildId: string;
  let channelId: string;
  let userId: string;

  beforeEach(async () => {
    discord = await startDiscord();
    application = discord.addApplication({ name: "eureka" });
    userId = discord.addUser({ username: "ada", globalName: "Ada" }).id;
    ({ id: guildId, channelId } = discord.addGuild({ name: "Team", ownerId: userId }));
    discord.installBot({
      applicationId: application.id,
      guildId,
      permissions: ["viewChannel", "sendMessages", "manageMessages"],
    });
    client = new Client({
      intents: [
        GatewayIntentBits.Guilds,
        GatewayIntentBits.GuildMembers,
        GatewayIntentBits.GuildMessages,
        GatewayIntentBits.GuildMessageReactions,
        GatewayIntentBits.DirectMessages,
        GatewayIntentBits.MessageContent,
      ],
      partials: [Partials.Channel],
      rest: { api: discord.apiUrl, makeRequest: requestByFetch },
    });
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(application.token);
    await ready;
  });
  afterEach(async () => {
    await client.destroy();
    await discord.close();
  });

  const nextMessage = () => new Promise<Message>((resolve) => client.once(Events.MessageCreate, resolve));
  const nextReaction = () =>
    new Promise<MessageReaction | PartialMessageReaction>((resolve) => client.once(Events.MessageReactionAdd, resolve));

  it("logs in, hears people, replies, reacts and keeps files", async () => {
    expect(client.guilds.cache.get(guildId)?.name).toBe("Team");
    expect(client.guilds.cache.get(guildId)?.memberCount).toBe(2);
    const heard = nextMessage();
    const said = discord.people.say({ channelId, userId, content: "hello @everyone" });
    expect(said.deliveries).toMatchObject([{ name: "MESSAGE_CREATE", applicationId: application.id, isSent: true }]);
    const message = await heard;
    expect(message).toMatchObject({ content: "hello @everyone", author: { username: "ada", bot: false } });

    const reply = await message.reply({
      content: "Made",
      embeds: [new EmbedBuilder().setTitle("EUR-1").addFields({ name: "State", value: "todo" })],
      files: [{ attachment: Buffer.from("a,b\n"), name: "table.csv" }],
      nonce: "n-1",
      enforceNonce: true,
    });
    expect(reply.reference?.messageId).toBe(message.id);
    expect(await (await fetch(reply.attachments.first()?.url ?? "")).text()).toBe("a,b\n");
    const repeated = await message.reply({ content: "Made", nonce: "n-1", enforceNonce: true });
    expect(repeated.id).toBe(reply.id);
    expect((await reply.edit("Made it")).content).toBe("Made it");

    await message.react("👍");
    const reacted = nextReaction();
    discord.people.react({ channelId, userId, messageId: reply.id, emoji: "🎉" });
    expect((await reacted).emoji.name).toBe("🎉");
    expect((await message.fetch(true)).reactions.cache.get("👍")?.me).toBe(true);
    const history = await message.channel.messages.fetch({ limit: 10 });
    expect([...history.keys()]).toEqual([reply.id, message.id]);
    await reply.delete();
    await expect(message.channel.messages.fetch({ message: reply.id, force: true })).rejects.toMatchObject({
      code: 10008,
    });
    expect(discord.violations).toEqual([]);
  });

  it("registers a command, answers it, a button and a modal over the gateway, and edits a promised answer", async () => {
    const command = new SlashCommandBuilder()
      .setName("eureka")
      .setDescription("Talk becomes work")
      .addSubcommand((sub) =>
        sub
          .setName("new")
          .setDescription("Makes an item")
          .addStringOption((option) =>
            option.setName("title").setDescription("What").setRequired(true).setAutocomplete(true),
          ),
      );
    const registered = await client.application?.commands.set([command]);
    expect(registered?.map(({ name }) => name)).toEqual(["eureka"]);

    client.on(Events.InteractionCreate, async (interaction: Interaction) => {
      if (interaction.isAutocomplete())
        return await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: "x" }]);
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        const button = new ButtonBuilder().setCustomId("done").setLabel("Done").setStyle(ButtonStyle.Success);
        await interaction.editReply({
          content: interaction.options.getString("title", true),
          components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
        });
      }
      if (interaction.isButton()) {
        const input = new TextInputBuilder().setCustomId("why").setLabel("Why").setStyle(TextInputStyle.Short);
        await interaction.showModal(
          new ModalBuilder()
            .setCustomId("reason")
            .setTitle("Reason")
            .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input)),
        );
      }
      if (interaction.isModalSubmit())
        await interaction.reply({
          content: interaction.fields.getTextInputValue("why"),
          flags: MessageFlags.Ephemeral,
        });
    });
    const { people } = discord;
    const typed = await people.typeIntoOption({
      channelId,
      userId,
      command: "eureka new",
      option: "title",
      text: "Fix",
    });
    expect(typed.callback).toMatchObject({ type: 8, data: { choices: [{ name: "Fix!", value: "x" }] } });

    const edited = new Promise<void>((resolve) => client.once(Events.MessageUpdate, () => resolve()));
    const ran = await people.runCommand({ channelId, userId, command: "eureka new", options: { title: "Fix login" } });
    expect(ran).toMatchObject({ sentBy: "gateway", callback: { type: 5 }, problem: null });
    await edited;
    const answer = people.readAnswer(ran.interactionId);
    expect(answer).toMatchObject({ content: "Fix login", flags: 0, author: { id: application.botId } });

    const messageId = String(answer?.id);
    const pressed = await people.press({ channelId, userId, messageId, customId: "done" });
    expect(pressed.modal?.title).toBe("Reason");
    const submitted = await people.submitModal({ interactionId: pressed.interactionId, values: { why: "It works" } });
    expect(submitted.message).toMatchObject({ content: "It works", flags: 64 });
    await expect(people.press({ channelId, userId, messageId, customId: "other" })).rejects.toThrow(
      "no component other",
    );
    expect(discord.violations).toEqual([]);
  });

  it("resumes after a cut socket and misses nothing", async () => {
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    const contents: string[] = [];
    const all = new Promise<void>((resolve) => {
      client.on(Events.MessageCreate, ({ content }) => {
        contents.push(content);
        if (contents.length === 3) resolve();
      });
    });
    discord.people.say({ channelId, userId, content: "before" });
    expect(discord.gateway.cutSockets()).toBe(1);
    while (discord.gateway.connected > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const missed = discord.people.say({ channelId, userId, content: "while away" });
    expect(missed.deliveries).toMatchObject([{ isSent: false }]);
    await resumed;
    discord.people.say({ channelId, userId, content: "after" });
    await all;
    expect(contents).toEqual(["before", "while away", "after"]);
    expect(discord.violations).toEqual([]);
  });

  it("sees threads, forum posts, people who come and go, and that it was kicked", async () => {
    const forum = discord.addChannel({ guildId, name: "ideas", type: 15 });
    const made = new Promise<string>((resolve) => client.once(Events.ThreadCreate, ({ name }) => resolve(name)));
    discord.people.createForumPost({ channelId: forum.id, userId, name: "An idea", content: "What if" });
    expect(await made).toBe("An idea");
    const message = nextMessage();
    discord.people.say({ channelId, userId, content: "talk" });
    const thread = await (await message).startThread({ name: "Talk" });
    await thread.send("in the thread");
    expect((await thread.fetch()).parentId).toBe(channelId);

    const bob = discord.addUser({ username: "bob" });
    const came = new Promise<string>((resolve) =>
      client.once(Events.GuildMemberAdd, ({ user }) => resolve(user.username)),
    );
    discord.people.join({ guildId, userId: bob.id });
    expect(await came).toBe("bob");
    const direct = await client.users.send(bob.id, "hello");
    expect(direct.guild).toBeNull();
    await expect(client.users.send(application.botId, "me")).rejects.toMatchObject({ code: 50033 });

    const gone = new Promise<string>((resolve) => client.once(Events.GuildDelete, ({ id }) => resolve(id)));
    discord.people.kickBot({ guildId, applicationId: application.id });
    expect(await gone).toBe(guildId);
    expect(discord.violations).toEqual([]);
  });
});
