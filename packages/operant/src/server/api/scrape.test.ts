import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScrape } from './scrape.ts'
import { settleClaim } from './testing/shop-runs.ts'
import { testApi, type TestApi } from './testing/test-api.ts'
import { workOutFigures } from '../../project/work-out-figures.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
beforeAll(async () => {
  api = await testApi()
}, timeout)
afterAll(() => api.close())

test('Prometheus reads how runs stand, with a token of somebody who may look', { timeout }, async () => {
  await settleClaim(api, 'A-1')
  await settleClaim(api, 'A-4')
  await workOutFigures(api.project)
  const { secret } = await api.token('vera')
  const app = createScrape(api.parts)
  const scraped = async (): Promise<readonly string[]> => {
    const answer = await app.request('/', { headers: { authorization: `Bearer ${secret}` } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain; version=0.0.4'),
    ])
    return (await answer.text()).split('\n')
  }
  expect(await scraped()).toEqual(
    expect.arrayContaining([
      'operant_runs{state="waiting"} 1',
      'operant_runs{state="settled"} 1',
      'operant_runs_ended{agent="claims",outcome="met"} 1',
      'operant_runs_verified{agent="claims"} 1',
      'operant_requests_open{kind="answer"} 1',
      'operant_stops_standing 0',
    ]),
  )
  // What is not there any more is not told any more.
  await api.project.pool.query(`UPDATE operant.requests SET state = 'withdrawn'`)
  expect((await scraped()).some((line) => line.startsWith('operant_requests_open{'))).toBe(false)
  for (const authorization of [undefined, 'Bearer op_none', 'Bearer ']) {
    const answer = await app.request('/', authorization === undefined ? {} : { headers: { authorization } })
    expect([authorization, answer.status]).toEqual([authorization, 401])
    expect(await answer.text()).not.toContain('operant_runs')
  }
})
