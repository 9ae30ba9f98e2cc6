import type { Domain } from '../domain.ts'
import { retailAgent } from './agent.ts'
import { RetailDesk } from './desk.ts'
import { retailProbes } from './probes.ts'
import { Shop } from './shop.ts'
import { retailSpeaker } from './speaker.ts'
import { retailWish } from './wishes.ts'

export const retail: Domain = {
  name: 'retail',
  agent: retailAgent,
  now: new Date('2024-05-15T15:00:00-05:00'),
  entity: 'order',
  clients: (records, speaker) => ({ desk: new RetailDesk(new Shop(records, true)), speaker }),
  speaker: retailSpeaker,
  wish: retailWish,
  answer: () => undefined,
  probes: retailProbes,
}

/** The same desk on the systems that the older tasks were made with. */
export const olderRetail: Domain = {
  ...retail,
  clients: (records, speaker) => ({ desk: new RetailDesk(new Shop(records)), speaker }),
}
