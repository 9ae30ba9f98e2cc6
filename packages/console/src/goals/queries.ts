import { api, told, type Schemas } from '../api/client.ts'
import type { Once } from '../api/use-action.ts'

export type Understood = Schemas['Understood']
export type Doubt = Extract<Understood, { kind: 'doubts' }>['doubts'][number]
/** What was asked for in words, and how doubts about it were settled. */
export type Asked = Schemas['AskedWords']

/** Where times of day are meant: where whoever asks is. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

export async function understand(asked: Asked): Promise<Understood> {
  return await told(api.POST('/goals/understand', { body: { ...asked, timeZone } }))
}

export async function startGoal(asked: Asked, header: Once): Promise<Schemas['StartedRun']> {
  return await told(api.POST('/goals', { params: { header }, body: { ...asked, timeZone } }))
}
