import type { DataFolder, Task } from '../data.ts'
import type { Domain, RightWrite } from '../domain.ts'
import { Player } from '../replay/replay.ts'
import type { Tables } from '../world/records.ts'
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
  const right = rightWrites(domain, tables, tasks)
  return withPlayer(domain, async (player) => ({
    domain: domain.name,
    tasks: await playTasks(player, domain, tables, tasks),
    probes: await playProbes(player, domain, domain.probes.make(tables, right, scope.probes)),
    clausesNotTried: domain.probes.notTried,
    altered: await playAltered(player, domain, tables, right, scope.alterations),
    ...(scope.recorded ? { recorded: await playRecorded(player, domain, tables, data.recorded(domain.name)) } : {}),
  }))
}

/** Replays the older tasks, every so many of them: nobody has repaired them. */
export async function scoreOlder(data: DataFolder, domain: Domain, every: number): Promise<TaskFigures> {
  const tasks = data.tasks(domain.name, 'tasks_v1_train500.json').filter((_, index) => index % every === 0)
  return withPlayer(domain, (player) => playTasks(player, domain, data.tables(domain.name), tasks))
}

async function withPlayer<T>(domain: Domain, work: (player: Player) => Promise<T>): Promise<T> {
  const player = await Player.of(domain.agent, domain.now, domain.entity)
  try {
    return await work(player)
  } finally {
    await player.close()
  }
}

/** The right writes of tasks, each with whose it is. */
function rightWrites(domain: Domain, tables: Tables, tasks: readonly Task[]): readonly RightWrite[] {
  return tasks.flatMap((task) => {
    const customer = domain.speaker(tables, task)
    const wishes = task.gold_actions.flatMap((call) => domain.wish(call) ?? [])
    return customer === undefined ? [] : wishes.map((wish) => ({ customer, wish }))
  })
}
