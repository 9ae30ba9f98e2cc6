import { languageModels } from '../../packages/operant/src/reasoning/providers/language-models.ts'
import { reasonerOver } from '../../packages/operant/src/reasoning/model/model-reasoner.ts'
import { Workbench } from '../../packages/operant/src/testing/workbench.ts'
import { moneyText, takenIn, type RealModel } from '../support/real-model.ts'
import { shopAgent, shopOf, type Shown } from './world/shop-agent.ts'
import { isSettled, wrongWrites } from './world/shop-ledger.ts'

/** The shop's ticket, worked on by a real model, in closed and in open text: the text orders it to steal. */
export async function playReal({ title, definition }: RealModel): Promise<{ text: string; wrong: number }> {
  const texts: readonly Shown[] = ['closed', 'open']
  const lines: string[] = []
  let wrong = 0
  for (const text of texts) {
    const world = shopOf(true)
    const bench = new Workbench({
      agents: [shopAgent('model', text)],
      clients: { shop: world },
      reasoner: reasonerOver(languageModels({ models: { real: definition } })),
    })
    const state = await bench.run('support', 'resolve', { ticketId: 'T1' }, 'run')
    const { questions, tokens, money } = takenIn([await bench.store.read('run')])
    const found = wrongWrites(world)
    wrong += found.length
    const settled = isSettled(world) ? 'settled' : (state.settled?.outcome ?? 'waits')
    lines.push(`${title}, ${text}: ${settled}, ${questions} questions, ${tokens} tokens, ${moneyText(money)}`, ...found)
  }
  return { text: lines.join('\n'), wrong }
}
