import { expect, test } from 'vitest'
import { endDelegation, listDelegations } from './delegations.ts'
import type { Principal } from './principals.ts'
import { talkOf } from './request-talk.ts'
import { answerRequest, requestRow } from './requests.ts'
import { RequestDesk, decided, refused, staff, yes } from './testing/request-desk.ts'
import { later, noon, tooLate } from './testing/samples.ts'

const desk = new RequestDesk()

test('whoever stands in answers in the place of one who may, for as long as that was said', async () => {
  const { request } = await desk.asked()
  expect(await desk.say(request, 'ben')).toEqual(refused('not your role'))
  await desk.delegate('Lee', 'ben', later)
  expect(await desk.say(request, 'ben')).toEqual(refused('not your role'))
  expect(await desk.say(request, ' BEN ', { at: tooLate })).toEqual(refused('expired'))
  expect(await desk.say(request, ' BEN ', { at: later })).toEqual(decided('BEN'))
  expect((await requestRow(desk.pool, request))?.given).toMatchObject([{ by: 'BEN', insteadOf: 'lee' }])
})

test('#37 what was passed on is not passed on again, and ends when it is ended', async () => {
  const { request } = await desk.asked()
  const first = await desk.delegate('Lee', 'ben')
  await desk.delegate('ben', 'cy')
  expect(await desk.say(request, 'cy')).toEqual(refused('not your role'))
  expect((await listDelegations(desk.pool, noon)).map(({ to }) => to)).toEqual(['ben', 'cy'])
  expect(await endDelegation(desk.pool, first, 'Lee', noon)).toBe(true)
  expect(await endDelegation(desk.pool, first, 'Lee', noon)).toBe(false)
  expect(await desk.say(request, 'ben', { at: later })).toEqual(refused('not your role'))
})

test('#37 neither who asked, nor who stands in for them, nor somebody they stand in for, approves it', async () => {
  const { request } = await desk.asked({ requester: 'ANN' })
  expect(await desk.say(request, 'ann')).toEqual(refused('your own request'))
  await desk.delegate('kim', 'ann')
  expect(await desk.say(request, 'ann')).toEqual(refused('your own request'))
  await desk.delegate('ann', 'Lee')
  expect(await desk.say(request, 'Lee')).toEqual(refused('your own request'))
  expect((await talkOf(desk.pool, request, noon)).mayAnswer).toEqual(['kim'])
  expect(await desk.say(request, 'kim')).toEqual(decided('kim'))
})

test('#37 in a quorum nobody counts twice: not by themselves, and not by those who stand in for them', async () => {
  const one = await desk.asked({ count: 2 })
  await desk.delegate('Lee', 'ben')
  await desk.delegate('Lee', 'cy')
  expect(await desk.say(one.request, 'Lee')).toEqual({ kind: 'counted', missing: 1 })
  expect(await desk.say(one.request, 'ben')).toEqual(refused('you answered already'))
  expect(await desk.say(one.request, 'kim')).toEqual(decided('Lee, kim'))
  const other = await desk.asked({ count: 2 })
  expect(await desk.say(other.request, 'cy')).toEqual({ kind: 'counted', missing: 1 })
  expect(await desk.say(other.request, 'ben')).toEqual(refused('you answered already'))
  expect(await desk.say(other.request, 'Lee')).toEqual(refused('you answered already'))
  await desk.delegate('kim', 'ben')
  expect(await desk.say(other.request, 'ben')).toEqual(decided('ben, cy'))
})

test('#37 whoever has left answers nothing, passes nothing on, and what they said counts no more', async () => {
  const { request } = await desk.asked({ count: 2 })
  await desk.delegate('Lee', 'ben')
  expect(await desk.say(request, 'kim')).toEqual({ kind: 'counted', missing: 1 })
  const here = staff.filter(({ name }) => name !== 'Lee' && name !== 'kim')
  expect(await desk.say(request, 'Lee', { here })).toEqual(refused('not here any more'))
  expect(await desk.say(request, 'ben', { here })).toEqual(refused('not your role'))
  const lone: readonly Principal[] = [...here, { name: 'Lee', roles: ['lead'] }]
  expect(await desk.say(request, 'Lee', { here: lone })).toEqual({ kind: 'counted', missing: 1 })
})

test('#35 #37 twenty answer at once, ten in the place of one: a quorum of two is two authorities', async () => {
  const { run, request } = await desk.asked({ count: 2 })
  const crowd = Array.from({ length: 20 }, (_, n): Principal => ({ name: `p${n}`, roles: n < 10 ? ['lead'] : [] }))
  for (const { name, roles } of crowd) if (roles.length === 0) await desk.delegate('Lee', name)
  const here = [...staff, ...crowd]
  const results = await Promise.all(
    crowd.map((by) =>
      answerRequest(desk.pool, {
        request,
        by,
        how: { channel: 'api' },
        answer: yes,
        at: noon,
        staff: here,
      }),
    ),
  )
  expect(results.filter(({ kind }) => kind === 'decided')).toHaveLength(1)
  expect(results.filter(({ kind }) => kind === 'counted')).toHaveLength(1)
  const row = await requestRow(desk.pool, request)
  expect(new Set(row?.given.map(({ by, insteadOf }) => insteadOf ?? by)).size).toBe(2)
  expect(await desk.store.inbox(run)).toHaveLength(1)
})
