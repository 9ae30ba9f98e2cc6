import { expect, test } from 'vitest'
import { deskDay, ticketOf } from './test-desk.ts'

test('a target that cannot be met is declined at once: nothing was done, and what can be asked for is said', async () => {
  const { bench, company, truth, score } = deskDay({ people: 0 })
  const state = await bench.run('backlog', 'reduce backlog', { backlogTarget: 2 })
  expect(state.settled).toMatchObject({ outcome: 'declined' })
  expect(state.settled?.why).toMatch(/^it cannot be met: \d+ wait and [\d.]+ come in an hour/)
  const [forecast] = state.forecasts
  expect(forecast?.forecast).toMatchObject({ reachable: false, bound: 2 })
  const options = forecast && 'options' in forecast.forecast ? forecast.forecast.options : []
  expect(options[0]?.ask).toMatch(/^Bring the backlog below \d+ within 168 hours$/)
  expect(await company.ledger.writes()).toEqual([])
  expect(state.children.size).toBe(0)
  expect((await score()).left).toBe(truth.desk.waiting)
})

test(
  'where more comes in than is settled, the fewest wait before the end: what is reached then can be asked for',
  { timeout: 120_000 },
  async () => {
    const { bench, score } = deskDay({ people: 0, waiting: 60, perHour: 8 })
    const state = await bench.run('backlog', 'reduce backlog', { backlogTarget: 35 })
    expect(state.forecasts[0]?.forecast).toMatchObject({
      reachable: true,
      because: expect.stringMatching(/with luck, and more later on$/),
    })
    expect(state.settled).toMatchObject({ outcome: 'met' })
    expect((await score()).broken).toEqual([])
  },
)

test(
  'worked off as far as it goes: what is due first comes first, and nothing is put out of sight',
  { timeout: 120_000 },
  async () => {
    const { bench, company, truth, score } = deskDay({ waiting: 60, perHour: 2 })
    const promised = new Map((await company.desk.queue()).map(({ id, answerBy }) => [id, answerBy?.slice(0, 13) ?? '']))
    const state = await bench.run('backlog', 'reduce backlog', { backlogTarget: 35 })
    expect(state.settled).toMatchObject({ outcome: 'met' })
    const result = await score()
    expect(result).toMatchObject({ broken: [], doubleEffects: 0, waitingAtFirst: truth.desk.waiting })
    expect(result.left).toBeLessThan(35)
    const started = (await bench.store.read('run1')).flatMap((event) =>
      event.type === 'child.started' ? [event.run] : [],
    )
    const hours = started.map((run) => promised.get(ticketOf(state.children.get(run)?.input)) ?? '')
    expect(hours).toEqual(hours.toSorted())
  },
)

test(
  'what a customer wrote twice is joined before it is worked on; what only looks like it is not',
  { timeout: 120_000 },
  async () => {
    const { bench, company, truth, score } = deskDay({ waiting: 150, perHour: 0, seed: 6 })
    const open = new Set((await company.desk.queue()).map(({ id }) => id))
    const both = truth.desk.duplicates.filter(({ ticket, of }) => open.has(ticket) && open.has(of))
    expect(both.length).toBeGreaterThan(1)
    await bench.run('backlog', 'reduce backlog', { backlogTarget: truth.desk.waiting - both.length + 1 })
    const { merged, broken } = await score()
    expect(broken).toEqual([])
    expect(merged).toBeGreaterThan(0)
  },
)

test('tickets that come in while people are waited for are worked on as well', { timeout: 120_000 }, async () => {
  const { bench, company, score } = deskDay({ waiting: 20, perHour: 8, seed: 4 })
  await bench.run('backlog', 'reduce backlog', { backlogTarget: 1 })
  const before = (await bench.state('run1')).children.size
  await bench.pass('4h')
  const state = await bench.state('run1')
  expect(state.settled).toBeUndefined()
  expect(state.children.size).toBeGreaterThan(before + 16)
  expect(state.forecasts.length).toBeGreaterThan(1)
  expect((await score()).broken).toEqual([])
  expect(await company.desk.waiting()).toBeLessThan(state.children.size)
})
