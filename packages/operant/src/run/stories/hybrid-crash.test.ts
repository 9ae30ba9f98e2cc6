import { afterEach, expect, test } from 'vitest'
import { modelReasoner } from '../../reasoning/model/model-reasoner.ts'
import { startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import { Workbench } from '../../testing/workbench.ts'
import { Killed, Mortal } from '../../testing/worlds/mortal.ts'
import { findsTheSupplier, partsAgent, partsLedger } from '../../testing/worlds/parts-desk.ts'

let model: ScriptedModel | undefined
afterEach(async () => model?.close())

/** Works on the request with a process that dies at one touch of the store or of a system. */
async function play(url: string, diesAt: number) {
  const mortal = new Mortal(diesAt)
  const books = partsLedger('stale')
  mortal.haunt(books)
  const bench = new Workbench({
    agents: [partsAgent({ reasoner: 'hybrid' })],
    clients: { ledger: books },
    reasoner: modelReasoner({ baseURL: url, model: 'scripted' }),
    through: (store) => mortal.through(store),
  })
  await bench.start('buyer', 'supply', { requestId: 'R1' }, 'run1')
  for (let lives = 0; lives < 3; lives += 1) {
    try {
      await bench.work()
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      mortal.revive()
      bench.store.woken.push('run1')
    }
  }
  const state = await bench.state('run1')
  return { books, state, touches: mortal.touches }
}

test('killed anywhere, search and model settle it together, and each effect is there once', async () => {
  model = await startScriptedModel({ '*': findsTheSupplier })
  const whole = await play(model.url, Infinity)
  expect(whole.state.settled?.outcome).toBe('met')
  const { touches } = whole
  expect(touches).toBeGreaterThan(20)
  for (let at = 1; at <= touches; at += 1) {
    const { books, state } = await play(model.url, at)
    expect(state.settled?.outcome, `killed at touch ${at}`).toBe('met')
    expect(books.written, `killed at touch ${at}`).toEqual(['order R1', 'note R1'])
  }
}, 120_000)
