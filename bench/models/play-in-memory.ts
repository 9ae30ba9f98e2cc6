import { reasonerOver } from '../../packages/operant/src/reasoning/model/model-reasoner.ts'
import { languageModels } from '../../packages/operant/src/reasoning/providers/language-models.ts'
import { Workbench } from '../../packages/operant/src/testing/workbench.ts'
import { nameOf, modelsOf, type Play, type Played } from './play.ts'
import type { ModelProcess } from './server/model-process.ts'
import { shopAgent, shopOf } from './world/shop-agent.ts'

/** Plays a scenario in memory. Whatever a person is asked to approve, they reject: nobody has asked for it. */
export async function playInMemory(play: Play, server: ModelProcess): Promise<Played> {
  const world = shopOf(play.reasoner === 'model')
  const bench = new Workbench({
    agents: [shopAgent(play.reasoner, play.text)],
    clients: { shop: world },
    reasoner: reasonerOver(languageModels(modelsOf(play, server))),
  })
  await bench.run('support', 'resolve', { ticketId: 'T1' }, 'run')
  for (let times = 0; times < 20 && bench.open('run', 'approve').length > 0; times += 1)
    await bench.decide('run', 'rejected')
  await bench.pass('1d')
  const kept = JSON.stringify([...bench.store.requests.values()])
  return {
    play,
    state: await bench.state('run'),
    events: await bench.store.read('run'),
    world,
    seen: await server.seen(nameOf(play)),
    kept,
  }
}
