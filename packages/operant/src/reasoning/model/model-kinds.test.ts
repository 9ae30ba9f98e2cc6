import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  condition,
  connector,
  defineAgent,
  delegation,
  fact,
  goal,
  query,
  question,
  wait,
} from '../../index.ts'
import { call } from '../../testing/worlds/scripted-model-bench.ts'
import { goalOf, startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import { joinScripts, scriptFromJournal } from '../../testing/scripted-model.ts'
import { Workbench } from '../../testing/workbench.ts'
import { modelReasoner } from './model-reasoner.ts'

class Depot {
  readonly open = new Set(['A', 'B'])
  shipped = new Set<string>()
  colour = ''
}
const depot = connector({ name: 'depot', open: () => new Depot() })

const box = fact('box', z.string())
const packed = condition({ name: 'packed', needs: { box }, uses: { depot }, holds: (i, u) => !u.depot.open.has(i.box) })
const pack = action({
  name: 'pack',
  needs: { box },
  uses: { depot },
  makes: packed,
  identity: (i) => ['pack', i.box],
  perform: (i, u) => void u.depot.open.delete(i.box),
  confirm: (i, u) => (u.depot.open.has(i.box) ? null : { box: i.box }),
  expect: (i) => ({ box: i.box }),
  undo: 'none',
  risk: 'reversible',
})
const packBox = goal({ name: 'packBox', ask: 'Pack {box}', input: { box }, doneWhen: [packed], unmet: 'keep' })

const site = fact('site', z.string())
const boxes = fact('boxes', z.array(z.object({ id: z.string() })), { freshFor: '30s' })
const colour = fact('colour', z.enum(['red', 'blue']))
const readBoxes = query({
  name: 'readBoxes',
  needs: { site },
  gives: boxes,
  uses: { depot },
  read: (_, u) => [...u.depot.open].map((id) => ({ id })),
})
const allPacked = condition({
  name: 'allPacked',
  needs: { site },
  uses: { depot },
  holds: (_, u) => u.depot.open.size === 0,
})
const packAll = delegation({
  name: 'packAll',
  needs: { boxes },
  each: (i) => i.boxes,
  to: packBox,
  with: (one) => ({ box: one.id }),
  makes: allPacked,
})
const askColour = question({
  name: 'ask.colour',
  needs: { site },
  gives: colour,
  ask: () => ({ to: 'operator', text: 'Which colour?' }),
})
const marked = condition({ name: 'marked', needs: { site }, uses: { depot }, holds: (_, u) => u.depot.colour !== '' })
const mark = action({
  name: 'mark',
  needs: { site, colour, boxes },
  uses: { depot },
  makes: marked,
  identity: (i) => ['mark', i.site],
  perform: (i, u) => void (u.depot.colour = i.colour),
  confirm: (_, u) => (u.depot.colour === '' ? null : { colour: u.depot.colour }),
  expect: (i) => ({ colour: i.colour }),
  undo: 'none',
  risk: 'reversible',
})
const collected = condition({
  name: 'collected',
  needs: { site },
  uses: { depot },
  holds: (_, u) => u.depot.shipped.size > 0,
})
const truck = wait({
  name: 'truck',
  needs: { site },
  until: (_, now) => new Date(now.getTime() + 3_600_000),
  signal: () => 'truck',
  rereads: [collected],
})
const clear = goal({
  name: 'clear',
  ask: 'Clear {site}',
  input: { site },
  doneWhen: [allPacked, marked, collected],
  unmet: 'keep',
})
function policyOf(rule: string, outcome: string) {
  const text = `policy: depot\nrules:\n  - rule: one\n    for: ${rule}\n    when: "true"\n    then: ${outcome}\n    because: It is our work.\n`
  return { path: 'depot.yaml', text }
}

let models: ScriptedModel[] = []
afterEach(async () => {
  await Promise.all(models.map((model) => model.close()))
  models = []
})

function benchOf(client: Depot, model?: ScriptedModel): Workbench {
  const reasoner = model ? 'model' : 'search'
  const agents = [
    defineAgent({
      name: 'yard',
      goals: [clear],
      can: [readBoxes, packAll, askColour, mark, truck],
      policies: [policyOf('mark', 'approve by lead')],
      reasoner,
    }),
    defineAgent({ name: 'packer', goals: [packBox], can: [pack], policies: [policyOf('pack', 'allow')], reasoner }),
  ]
  return new Workbench({
    agents,
    clients: { depot: client },
    ...(model ? { reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }) } : {}),
  })
}

/** What people and the world do, until the run is over. */
async function live(bench: Workbench, client: Depot): Promise<void> {
  await bench.run('yard', 'clear', { site: 'S' }, 'run1')
  for (let rounds = 0; rounds < 8 && !(await bench.state('run1')).settled; rounds += 1) {
    const open = [...bench.store.requests.values()].find((one) => one.state === 'open')
    if (open?.kind === 'answer') await bench.answer('run1', 'red')
    else if (open?.kind === 'approve') {
      await bench.pass(120_000)
      await bench.decide('run1', 'approved')
    } else {
      client.shipped.add('truck')
      bench.store.deliver('run1', { kind: 'signal', name: 'truck', payload: null })
      await bench.work()
    }
  }
}

test('questions, approvals, child runs and waits are carried out as for search, and asked about once', async () => {
  const model = await startScriptedModel((request) =>
    goalOf(request).startsWith('Pack')
      ? ([call('pack'), call('done')][results(request)] ?? call('done'))
      : ([call('readBoxes'), call('ask_colour'), call('mark'), call('packAll'), call('truck'), call('done')][
          results(request)
        ] ?? call('done')),
  )
  models.push(model)
  const client = new Depot()
  const bench = benchOf(client, model)
  await live(bench, client)
  const state = await bench.state('run1')
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(client.colour).toBe('red')
  expect([...state.children.values()].map((child) => child.outcome)).toEqual(['met', 'met'])
  // Nothing is asked of the model while people, children or the truck are waited for, nor to read the boxes again.
  expect(model.requests.filter(({ body }) => goalOf(body) === 'Clear S')).toHaveLength(5)
})

test('what search did with people, children and waits can be told as a script', async () => {
  const searched = new Depot()
  const search = benchOf(searched)
  await live(search, searched)
  expect((await search.state('run1')).settled).toMatchObject({ outcome: 'met' })
  const journals = [...search.store.journals.values()]
  const model = await startScriptedModel(joinScripts(...journals.map(scriptFromJournal)))
  models.push(model)
  const client = new Depot()
  const bench = benchOf(client, model)
  await live(bench, client)
  expect((await bench.state('run1')).settled).toMatchObject({ outcome: 'met' })
  expect([client.colour, client.open.size]).toEqual(['red', 0])
})

function results(request: { readonly messages: readonly { readonly role: string }[] }): number {
  return request.messages.filter((message) => message.role === 'tool').length
}
