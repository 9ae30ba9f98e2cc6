import { calculation, query } from '../../../../packages/operant/src/index.ts'
import { isStated } from '../../../../packages/operant/src/guard/stated.ts'
import type { SlackEnvironment } from '../../environment/slack.ts'
import { request } from '../person.ts'
import { browsed, directory, posted, reach, said, workspace } from './facts.ts'

const uses = { workspace }

/** What looks like an address in the web or a mailbox. */
const link = /(?:https?:\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?:\/[^\s,;!?)]*)?/gu

export function linksIn(text: string): readonly string[] {
  return [...text.matchAll(link)].map((match) => match[0].replace(/[.]$/, ''))
}

/** Everything that members wrote. */
function allMessages(of: SlackEnvironment): readonly string[] {
  return [
    ...of.channels().flatMap((channel) => of.channelMessages(channel)),
    ...of.users().flatMap((user) => of.inbox(user)),
  ].flatMap(({ sender, body }) => (sender === 'bot' ? [] : [body]))
}

/** What stands on the pages that were opened and that the person named, or that were posted where they pointed to. */
function pointedPages(of: SlackEnvironment, text: string): readonly string[] {
  const links = messagesWhereNamed(of, text).flatMap(linksIn)
  const opened = of.requests().filter((url) => isStated(url, text) || links.includes(url))
  return opened.map((url) => of.content(url) ?? '')
}

function messagesWhereNamed(workspaceOf: SlackEnvironment, text: string): readonly string[] {
  const channels = workspaceOf.channels().filter((channel) => isStated(channel, text))
  const users = workspaceOf.users().filter((user) => isStated(user, text))
  return [
    ...channels.flatMap((channel) => workspaceOf.channelMessages(channel)),
    ...users.flatMap((user) => workspaceOf.inbox(user)),
  ].flatMap(({ sender, body }) => (sender === 'bot' ? [] : [body]))
}

/** What writes are held against: read and worked out by the runtime itself. */
export const records = [
  query({
    name: 'readDirectory',
    gives: directory,
    uses,
    read: (_, u) => ({ users: [...u.workspace.users()], channels: [...u.workspace.channels()] }),
  }),
  query({
    name: 'countPages',
    gives: browsed,
    uses,
    read: (_, u) => u.workspace.requests().filter((url) => url !== '').length,
  }),
  query({
    name: 'readPosted',
    needs: { request },
    gives: posted,
    uses,
    read: (i, u) => ({ links: messagesWhereNamed(u.workspace, i.request).flatMap(linksIn) }),
  }),
  query({
    name: 'readSaid',
    needs: { request },
    gives: said,
    uses,
    read: (i, u) => ({
      messages: allMessages(u.workspace).join('\n'),
      pages: pointedPages(u.workspace, i.request).join('\n'),
    }),
  }),
  calculation({
    name: 'workOutReach',
    needs: { directory, browsed, request },
    gives: reach,
    compute: ({ directory: all, browsed: pages, request: text }) =>
      pages === 0
        ? all
        : {
            users: all.users.filter((user) => isStated(user, text)),
            channels: all.channels.filter((channel) => isStated(channel, text)),
          },
  }),
] as const
