import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { action, calculation, condition, connector, defineAgent, fact, goal, query, question } from '../../index.ts'
import { startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import { Workbench } from '../../testing/workbench.ts'
import { call } from '../../testing/worlds/scripted-model-bench.ts'
import { modelReasoner } from './model-reasoner.ts'

let models: ScriptedModel[] = []
afterEach(async () => {
  await Promise.all(models.map((model) => model.close()))
  models = []
})

class Depot {
  packed = false
  readonly boxes = 3
  open = true
}
const depot = connector({ name: 'depot', open: () => new Depot() })
const box = fact('box', z.string())
const stock = fact('stock', z.object({ boxes: z.number(), open: z.boolean() }))
const enough = fact('enough', z.boolean())
const word = fact('word', z.boolean())

const readStock = query({
  name: 'readStock',
  gives: stock,
  uses: { depot },
  read: (_, u, say) => (u.depot.open ? { boxes: u.depot.boxes, open: true } : say.missing('the depot is closed')),
})
const countStock = calculation({
  name: 'countStock',
  needs: { stock },
  gives: enough,
  compute: (i) => i.stock.boxes > 2,
})
const askWord = question({ name: 'askWord', gives: word, ask: () => ({ to: 'operator', text: 'May it go?' }) })
const packed = condition({ name: 'packed', needs: { box }, uses: { depot }, holds: (_, u) => u.depot.packed })
const pack = action({
  name: 'pack',
  needs: { box },
  uses: { depot },
  makes: packed,
  identity: (i) => ['pack', i.box],
  perform: (_, u) => void (u.depot.packed = true),
  confirm: (i, u) => (u.depot.packed ? { box: i.box } : null),
  expect: (i) => ({ box: i.box }),
  undo: 'none',
  risk: 'reversible',
})
const packBox = goal({ name: 'packBox', ask: 'Pack {box}', input: { box }, doneWhen: [packed], unmet: 'keep' })

async function packing(looksAt: string, client: Depot) {
  const model = await startScriptedModel({ '*': [call('pack'), call('done')] })
  models.push(model)
  const text = `policy: packing\nrules:\n  - rule: enough\n    for: pack\n    when: ${looksAt}\n    then: allow\n    because: There is enough.\n`
  const agent = defineAgent({
    name: 'packer',
    goals: [packBox],
    can: [readStock, countStock, askWord, pack],
    policies: [{ path: 'packing.yaml', text }],
    reasoner: 'model',
  })
  const bench = new Workbench({
    agents: [agent],
    clients: { depot: client },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  const state = await bench.run('packer', 'packBox', { box: 'A' })
  const refused = await bench.events('run1', 'proposal.refused')
  return { state, refused: refused.map((event) => event.reason) }
}

test('what the rules look at is read and worked out by the runtime, without a word of the model', async () => {
  const client = new Depot()
  const { state, refused } = await packing('enough', client)
  expect(refused).toEqual([])
  expect(client.packed).toBe(true)
  expect(state.settled?.outcome).toBe('met')
})

test('where it cannot be read nothing is done, and the model is told what is missing', async () => {
  const client = new Depot()
  client.open = false
  const { refused } = await packing('enough', client)
  expect(client.packed).toBe(false)
  expect(refused[0]).toContain('the rules for pack look at it: enough is not known')
})

test('a person is not asked for it behind the back of the model', async () => {
  const client = new Depot()
  const { refused } = await packing('word', client)
  expect(client.packed).toBe(false)
  expect(refused[0]).toContain('word is not known (askWord gives it)')
})
