import type { Domain } from '../domain.ts'
import { airlineAgent } from './agent.ts'
import { airlineProbes } from './probes.ts'
import { Airline } from './airline.ts'
import { AirlineDesk } from './desk.ts'
import { airlineAnswer, airlineSpeaker } from './speaker.ts'
import { airlineWish } from './wishes.ts'

export const airline: Domain = {
  name: 'airline',
  agent: airlineAgent,
  now: new Date('2024-05-15T15:00:00-05:00'),
  entity: 'reservation',
  clients: (records, speaker) => ({ desk: new AirlineDesk(new Airline(records)), speaker }),
  speaker: airlineSpeaker,
  wish: airlineWish,
  answer: airlineAnswer,
  probes: airlineProbes,
}
