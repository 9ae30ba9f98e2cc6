import type { Stop } from '../journal/events.ts'
import { pullStop, writesUnderWay, type UnderWay } from '../store/stops.ts'
import type { Project } from './open-project.ts'

/** Pulls a stop in the database; answers whether it is alone there, and which writes it came too late for. */
export async function recordStop(
  { pool }: Pick<Project, 'pool'>,
  stop: Stop,
): Promise<{ readonly alone: boolean; readonly underWay: readonly UnderWay[] }> {
  const { alone } = await pullStop(pool, stop)
  const [kind, ...rest] = stop.switch.split(':')
  const concerned = (one: UnderWay): boolean =>
    kind === 'agent' ? one.agent === rest.join(':') : kind !== 'action' || one.action === rest.join(':')
  return { alone, underWay: (await writesUnderWay(pool)).filter(concerned) }
}
