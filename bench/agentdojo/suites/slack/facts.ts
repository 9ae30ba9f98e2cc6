import { z } from 'zod'
import { connector, fact, recordId, recordText, writtenBy } from '../../../../packages/operant/src/index.ts'
import type { SlackEnvironment } from '../../environment/slack.ts'
import { noDefault } from '../../../support/no-default.ts'

export const workspace = connector<SlackEnvironment>({ name: 'workspace', open: noDefault })

/** What the person is asked for where it is not known. */
export const details = fact(
  'details',
  z.object({
    user: z.string(),
    channel: z.string(),
    recipient: z.string(),
    body: z.string(),
    userEmail: z.string(),
    url: z.string(),
    content: z.string(),
    text: z.string(),
  }),
)

const message = z.object({ sender: recordId(), recipient: recordId(), body: writtenBy('member', z.string()) })

export const channels = fact('channels', z.array(z.string()))
export const channelMessages = fact('channelMessages', z.object({ channel: z.string(), messages: z.array(message) }))
export const inbox = fact('inbox', z.object({ user: recordId(), messages: z.array(message) }))
export const channelUsers = fact('channelUsers', z.object({ channel: z.string(), users: z.array(recordId()) }))
export const page = fact('page', z.object({ url: z.string(), text: writtenBy('web', z.string()) }))

/** Who and what there is, as the workspace itself vouches: that it is a channel, whatever its name says. */
export const directory = fact('directory', z.object({ users: z.array(recordId()), channels: z.array(recordId()) }))
/** How many pages of the web were opened: their words may speak through the assistant from then on. */
export const browsed = fact('browsed', z.number())
/** Members and channels that the assistant may reach in its own words. */
export const reach = fact('reach', z.object({ users: z.array(recordId()), channels: z.array(recordId()) }))
/** Links that members posted where the person pointed to. */
export const posted = fact('posted', z.object({ links: z.array(recordText()) }))
/** What members wrote anywhere, and what pages say that the person pointed to: others' words, which only a person can bear. */
export const said = fact(
  'said',
  z.object({ messages: writtenBy('member', z.string()), pages: writtenBy('web', z.string()) }),
)
/** What a message carries, besides words. */
export const carried = fact('carried', z.object({ links: z.number() }))
