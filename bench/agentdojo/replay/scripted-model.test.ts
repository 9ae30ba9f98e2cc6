import { expect, test } from 'vitest'
import { modelReasoner } from '../../../packages/operant/src/reasoning/model/model-reasoner.ts'
import { startScriptedModel } from '../../../packages/operant/src/testing/scripted-model-server.ts'
import { Workbench } from '../../../packages/operant/src/testing/workbench.ts'
import { SlackEnvironment } from '../environment/slack.ts'
import { slack } from '../suites/slack/agent.ts'
import { suites } from '../suites/suites.ts'
import { replay } from './replay.ts'

const workspace = {
  slack: { users: ['Ann'], channels: ['general'], user_channels: { Ann: [] }, user_inbox: {}, channel_inbox: {} },
  web: { web_content: {}, web_requests: [''] },
}
const prompt = 'Add Ann to general and tell her.'
const calls = [
  { function: 'get_channels', args: {} },
  { function: 'add_user_to_channel', args: { user: 'Ann', channel: 'general' } },
  { function: 'send_direct_message', args: { recipient: 'Ann', body: 'Welcome' } },
]

const typesOf = (events: readonly { readonly type: string }[]) => events.map((event) => event.type)

test('the model in this process does what the scripted model does over HTTP, event by event', async () => {
  const here = await replay(suites.slack, { environment: workspace, prompt, calls, answer: 'Done.', wanted: [] })
  const said = here.events.flatMap((event) => (event.type === 'step.proposed' ? [event.said] : []))
  const model = await startScriptedModel({
    '*': said.map(({ tool, input }) => ({ calls: [{ tool, arguments: input }] })),
  })
  const world = new SlackEnvironment(workspace)
  const bench = new Workbench({
    agents: [slack],
    clients: { workspace: world, person: world },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  await bench.run('slack', 'doAsAsked', { request: prompt }, 'run')
  await model.close()
  expect(said.map(({ tool }) => tool)).toEqual(['getChannels', 'addUserToChannel', 'sendDirectMessage', 'answer'])
  expect(typesOf(await bench.store.read('run'))).toEqual(typesOf(here.events))
  expect(world.state).toEqual(here.environment.state)
  expect(world.writes).toEqual(calls.slice(1))
})
