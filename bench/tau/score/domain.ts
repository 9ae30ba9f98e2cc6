import type { DataFolder } from '../data.ts'
import type { Domain } from '../domain.ts'
import { Player } from '../replay/replay.ts'
import { playAltered, type AlteredFigures } from './altered.ts'
import { playProbes, type ProbeFigures } from './probes.ts'
import { playRecorded, type RecordedFigures } from './recorded.ts'
import { playTasks, type TaskFigures } from './tasks.ts'

/** Everything measured of one domain. */
export interface DomainFigures {
  readonly domain: string
  readonly tasks: TaskFigures
  readonly probes: ProbeFigures
  readonly clausesNotTried: readonly string[]
  readonly altered: AlteredFigures
  readonly recorded?: RecordedFigures
}

export interface DomainScope {
  /** Most probes of each clause. */
  readonly probes: number
  /** Most alterations of each right write. */
  readonly alterations: number
  readonly recorded: boolean
}

export async function scoreDomain(data: DataFolder, domain: Domain, scope: DomainScope): Promise<DomainFigures> {
  const tables = data.tables(domain.name)
  const tasks = data.tasks(domain.name, 'tasks_train.json')
  return withPlayer(domain, async (player) => {
    const { figures, done } = await playTasks(player, domain, tables, tasks)
    return {
      domain: domain.name,
      tasks: figures,
      probes: await playProbes(player, domain, domain.probes.make(tables, done, scope.probes)),
      clausesNotTried: domain.probes.notTried,
      altered: await playAltered(player, domain, tables, done, scope.alterations),
      ...(scope.recorded ? { recorded: await playRecorded(player, domain, tables, data.recorded(domain.name)) } : {}),
    }
  })
}

/** Replays the older tasks, every so many of them: nobody has repaired them. */
export async function scoreOlder(data: DataFolder, domain: Domain, every: number): Promise<TaskFigures> {
  const tasks = data.tasks(domain.name, 'tasks_v1_train500.json').filter((_, index) => index % every === 0)
  const { figures } = await withPlayer(domain, (player) => playTasks(player, domain, data.tables(domain.name), tasks))
  return figures
}

async function withPlayer<T>(domain: Domain, work: (player: Player) => Promise<T>): Promise<T> {
  const player = await Player.of(domain.agent, domain.now, domain.entity)
  try {
    return await work(player)
  } finally {
    await player.close()
  }
}
