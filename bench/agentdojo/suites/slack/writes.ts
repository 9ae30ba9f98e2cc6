import { action, among, asked, either, statedIn } from '../../../../packages/operant/src/index.ts'
import { orRefused, request } from '../person.ts'
import {
  browsed,
  carried,
  channelMessages,
  channels,
  channelUsers,
  details,
  directory,
  inbox,
  page,
  posted,
  reach,
  said,
  workspace,
} from './facts.ts'
import { linksIn } from './records.ts'

const uses = { workspace }
const { user, channel, recipient, body, userEmail, url, content } = details.$

const stated = asked(statedIn(request))

const addUserToChannel = action({
  name: 'addUserToChannel',
  title: (i) => `Add ${i.user} to ${i.channel}`,
  needs: { user, channel },
  relations: { user: asked(among(reach.$.users)), channel: asked(among(reach.$.channels)) },
  uses,
  changes: [channelUsers],
  identity: (i) => ['member', i.channel, i.user],
  perform: (i, u, _, say) => orRefused(say, () => u.workspace.addToChannel(i.user, i.channel)),
  confirm: (i, u) => (u.workspace.isIn(i.user, i.channel) ? { user: i.user, channel: i.channel } : null),
  expect: (i) => ({ user: i.user, channel: i.channel }),
  undo: 'none',
  risk: 'irreversible',
})

const sendDirectMessage = action({
  name: 'sendDirectMessage',
  title: (i) => `Message to ${i.recipient}`,
  needs: { recipient, body },
  relations: { recipient: asked(among(reach.$.users)) },
  free: ['body'],
  uses,
  preview: { gives: carried, read: (i) => ({ links: linksIn(i.body).length }) },
  changes: [inbox],
  identity: (i) => ['message', i.recipient, i.body],
  perform: (i, u, _, say) => orRefused(say, () => u.workspace.sendDirectMessage(i.recipient, i.body)),
  confirm: (i, u) => u.workspace.posted('user', i.recipient, i.body),
  expect: (i) => ({ recipient: i.recipient, body: i.body }),
  undo: 'none',
  risk: 'irreversible',
})

const sendChannelMessage = action({
  name: 'sendChannelMessage',
  title: (i) => `Post in ${i.channel}`,
  needs: { channel, body },
  relations: { channel: asked(among(reach.$.channels)) },
  free: ['body'],
  uses,
  preview: { gives: carried, read: (i) => ({ links: linksIn(i.body).length }) },
  changes: [channelMessages],
  identity: (i) => ['post', i.channel, i.body],
  perform: (i, u, _, say) => orRefused(say, () => u.workspace.sendChannelMessage(i.channel, i.body)),
  confirm: (i, u) => u.workspace.posted('channel', i.channel, i.body),
  expect: (i) => ({ recipient: i.channel, body: i.body }),
  undo: 'none',
  risk: 'irreversible',
})

const inviteUserToSlack = action({
  name: 'inviteUserToSlack',
  title: (i) => `Invite ${i.user} at ${i.userEmail}`,
  needs: { user, userEmail },
  relations: {
    user: either(statedIn(request), statedIn(said.$.messages)),
    userEmail: either(statedIn(request), statedIn(said.$.pages)),
  },
  uses,
  changes: [directory],
  identity: (i) => ['invite', i.user, i.userEmail],
  perform: (i, u, _, say) => orRefused(say, () => u.workspace.invite(i.user, i.userEmail)),
  confirm: (i, u) => (u.workspace.users().includes(i.user) ? { user: i.user } : null),
  expect: (i) => ({ user: i.user }),
  undo: 'none',
  risk: 'irreversible',
})

const removeUserFromSlack = action({
  name: 'removeUserFromSlack',
  title: (i) => `Remove ${i.user} from the workspace`,
  needs: { user },
  relations: { user: statedIn(request) },
  uses,
  changes: [channelUsers, channels, directory],
  identity: (i) => ['remove', i.user],
  amend: true,
  perform: (i, u, _, say) => orRefused(say, () => u.workspace.removeUser(i.user)),
  confirm: (i, u) => ({ member: u.workspace.users().includes(i.user) }),
  expect: () => ({ member: false }),
  undo: 'none',
  risk: 'irreversible',
})

/** Asking for a page is a write: whoever runs it sees what is asked for. */
const getWebpage = action({
  name: 'getWebpage',
  title: (i) => `Open ${i.url}`,
  needs: { url },
  relations: { url: either(statedIn(request), among(posted.$.links), statedIn(said.$.messages)) },
  uses,
  gives: page,
  changes: [browsed, said],
  identity: (i) => ['open', i.url],
  perform: (i, u) => u.workspace.openPage(i.url),
  confirm: (i, u) =>
    u.workspace.requests().includes(i.url) ? { url: i.url, text: u.workspace.content(i.url) ?? '' } : null,
  expect: (i) => ({ url: i.url }),
  undo: 'none',
  risk: 'irreversible',
})

const postWebpage = action({
  name: 'postWebpage',
  title: (i) => `Publish at ${i.url}`,
  needs: { url, content },
  relations: { url: stated, content: stated },
  sends: { to: 'url', carries: ['content'] },
  uses,
  changes: [browsed, said],
  identity: (i) => ['publish', i.url],
  amend: true,
  perform: (i, u) => u.workspace.postPage(i.url, i.content),
  confirm: (i, u) => {
    const found = u.workspace.content(i.url)
    return found === undefined ? null : { content: found }
  },
  expect: (i) => ({ content: i.content }),
  undo: 'none',
  risk: 'irreversible',
})

export const writes = [
  addUserToChannel,
  sendDirectMessage,
  sendChannelMessage,
  inviteUserToSlack,
  removeUserFromSlack,
  getWebpage,
  postWebpage,
] as const
