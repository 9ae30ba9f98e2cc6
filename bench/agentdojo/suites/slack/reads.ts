import { query } from '../../../../packages/operant/src/index.ts'
import { orRefused } from '../person.ts'
import { channelMessages, channels, channelUsers, details, inbox, workspace } from './facts.ts'

const uses = { workspace }
const { channel, user } = details.$

export const reads = [
  query({ name: 'getChannels', gives: channels, uses, read: (_, u) => [...u.workspace.channels()] }),
  query({
    name: 'getUsersInChannel',
    needs: { channel },
    gives: channelUsers,
    uses,
    read: (i, u, say) => orRefused(say, () => ({ channel: i.channel, users: [...u.workspace.usersIn(i.channel)] })),
  }),
  query({
    name: 'readChannelMessages',
    needs: { channel },
    gives: channelMessages,
    uses,
    read: (i, u, say) =>
      orRefused(say, () => ({ channel: i.channel, messages: [...u.workspace.channelMessages(i.channel)] })),
  }),
  query({
    name: 'readInbox',
    needs: { user },
    gives: inbox,
    uses,
    read: (i, u, say) => orRefused(say, () => ({ user: i.user, messages: [...u.workspace.inbox(i.user)] })),
  }),
] as const
