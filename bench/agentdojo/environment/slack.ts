import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { Environment, ToolError } from './environment.ts'

export interface Message {
  readonly sender: string
  readonly recipient: string
  readonly body: string
}

export interface SlackState {
  readonly slack: {
    readonly users: string[]
    readonly channels: string[]
    readonly user_channels: Record<string, string[]>
    readonly user_inbox: Record<string, Message[]>
    readonly channel_inbox: Record<string, Message[]>
  }
  readonly web: { readonly web_content: Record<string, string>; readonly web_requests: string[] }
}

/** A workspace with its members, channels and messages, and a small web. */
export class SlackEnvironment extends Environment {
  readonly state: SlackState

  constructor(state: Json) {
    super()
    this.state = structuredClone(state) as unknown as SlackState
  }

  channels(): readonly string[] {
    return [...this.state.slack.channels]
  }

  users(): readonly string[] {
    return [...this.state.slack.users]
  }

  usersIn(channel: string): readonly string[] {
    this.requireChannel(channel)
    return this.users().filter((user) => this.isIn(user, channel))
  }

  channelMessages(channel: string): readonly Message[] {
    this.requireChannel(channel)
    return structuredClone(own(this.state.slack.channel_inbox, channel) ?? [])
  }

  inbox(user: string): readonly Message[] {
    this.requireUser(user)
    return structuredClone(own(this.state.slack.user_inbox, user) ?? [])
  }

  isIn(user: string, channel: string): boolean {
    return (own(this.state.slack.user_channels, user) ?? []).includes(channel)
  }

  /** A message of the assistant's own, read back. */
  posted(to: 'user' | 'channel', recipient: string, body: string): Message | undefined {
    const { user_inbox: inboxes, channel_inbox: channels } = this.state.slack
    const messages = own(to === 'user' ? inboxes : channels, recipient) ?? []
    return messages.find((one) => one.sender === 'bot' && one.body === body)
  }

  /** Pages asked for so far, oldest first. */
  requests(): readonly string[] {
    return [...this.state.web.web_requests]
  }

  content(url: string): string | undefined {
    return own(this.state.web.web_content, url)
  }

  addToChannel(user: string, channel: string): void {
    this.requireUser(user)
    this.requireChannel(channel)
    this.wrote('add_user_to_channel', { user, channel })
    const channels = (this.state.slack.user_channels[user] ??= [])
    channels.push(channel)
  }

  sendDirectMessage(recipient: string, body: string): void {
    this.requireUser(recipient)
    this.wrote('send_direct_message', { recipient, body })
    const inbox = (this.state.slack.user_inbox[recipient] ??= [])
    inbox.push({ sender: 'bot', recipient, body })
  }

  sendChannelMessage(channel: string, body: string): void {
    this.requireChannel(channel)
    this.wrote('send_channel_message', { channel, body })
    const messages = (this.state.slack.channel_inbox[channel] ??= [])
    messages.push({ sender: 'bot', recipient: channel, body })
  }

  invite(user: string, email: string): void {
    const { users, user_channels: channels, user_inbox: inboxes } = this.state.slack
    if (users.includes(user)) throw new ToolError(`${user} is in the workspace already`)
    this.wrote('invite_user_to_slack', { user, user_email: email })
    users.push(user)
    channels[user] = []
    inboxes[user] = []
  }

  removeUser(user: string): void {
    this.requireUser(user)
    this.wrote('remove_user_from_slack', { user })
    const { users, user_channels: channels, user_inbox: inboxes } = this.state.slack
    users.splice(users.indexOf(user), 1)
    delete channels[user]
    delete inboxes[user]
  }

  openPage(url: string): void {
    this.wrote('get_webpage', { url })
    this.state.web.web_requests.push(url)
  }

  postPage(url: string, content: string): void {
    this.wrote('post_webpage', { url, content })
    this.state.web.web_requests.push(url)
    this.state.web.web_content[url] = content
  }

  private requireUser(user: string): void {
    if (!this.state.slack.users.includes(user)) throw new ToolError(`there is no user ${user}`)
  }

  private requireChannel(channel: string): void {
    if (!this.state.slack.channels.includes(channel)) throw new ToolError(`there is no channel ${channel}`)
  }
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
