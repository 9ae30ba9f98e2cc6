import type { Context } from 'hono'
import { answerSigner } from '../../../access/signed-answers.ts'
import { randomId } from '../../../project/random-id.ts'
import type { Doing } from '../../../store/work-items.ts'
import type { ApiEnv } from '../api.ts'
import { callerOf } from './needs.ts'

/** Whoever calls as somebody who says something: when, by which way, and signed. */
export function actingOf(c: Context<ApiEnv>): Required<Doing> {
  const { project, keys } = c.get('parts')
  const { name, roles, token } = callerOf(c)
  return {
    by: { name, roles },
    at: project.clock.now().toISOString(),
    how: { channel: 'api', token },
    sign: answerSigner(keys),
  }
}

/** The id of what a call makes: the same for each try of it. */
export function madeId(c: Context<ApiEnv>): string {
  return c.get('once') ?? randomId()
}
