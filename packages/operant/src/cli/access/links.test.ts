import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallShopConfig } from '../testing/command-line.ts'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

let cli: ShopInProcess
beforeAll(async () => {
  const people = `{ name: 'max', roles: ['lead'] }, { name: 'pat', roles: ['operator', 'owner'] }, { name: 'vera', roles: ['viewer'] }, `
  cli = await shopInProcess(smallShopConfig.replace(`{ name: 'paul'`, `${people}{ name: 'paul'`))
})
afterAll(() => cli.close())

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

async function asked(order: string, by: string): Promise<string> {
  const { stdout } = await cli.run('goal', `settle the claim for order ${order}`, '--as', by)
  return /approvals approve (\w+)/.exec(stdout)?.[1] ?? ''
}

test('#37 nobody but an owner makes a link for another, nor an owner for who decides what that owner asked for', async () => {
  const [olgas, pats] = [await asked('A-2', 'olga'), await asked('A-6', 'pat')]
  const make = async (request: string, ...by: readonly string[]) => {
    const { code, stdout, stderr } = await cli.run('links', 'create', request, '--for', 'max', ...by)
    return [code, flat(stdout || stderr)] as const
  }
  expect(await make(olgas, '--as', 'olga')).toEqual([
    1,
    'operant: only an owner makes a link for somebody else, and olga is operator',
  ])
  expect(await make(pats, '--as', 'pat')).toEqual([
    1,
    'operant: pat asked for this; somebody else must make a link for who decides it',
  ])
  for (const by of [['--as', 'pat'], ['--as', 'max'], []])
    expect(await make(olgas, ...by)).toEqual([0, expect.stringMatching(/for max, once.* http:\/\/\S+\/links\/\S{43} /)])
  expect((await cli.run('approvals', 'reject', olgas, '--as', 'max', '--reason', 'no')).code).toBe(0)
  expect(await make(olgas, '--as', 'max')).toEqual([2, `operant: request ${olgas} is rejected`])
})

test('whoever stands in answers a single request as well; only those between whom it is end it', async () => {
  const request = await asked('A-2', 'olga')
  const made = await cli.run('approvals', 'delegate', 'vera', '--until', '2999-12-31', '--as', 'max', '--json')
  const { id } = JSON.parse(made.stdout) as { id: string }
  const ended = await cli.run('approvals', 'delegate', '--end', id, '--as', 'olga')
  expect([ended.code, flat(ended.stderr)]).toEqual([2, `operant: ${id} is between max and vera; one of them ends it`])
  expect(await cli.run('approvals', 'approve', request, '--as', 'vera')).toMatchObject({ code: 0, stderr: '' })
  expect(flat((await cli.run('approvals', 'show', request)).stdout)).toContain('vera approved in the place of max')
})

test('a token is good for ten years at most', async () => {
  for (const days of ['3651', '999999999999']) {
    const { code, stderr } = await cli.run('tokens', 'create', 'pat', '--days', days)
    expect([code, flat(stderr)]).toEqual([2, 'operant: --days takes at most 3650, not ' + days])
  }
})
