import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'
import { closedPolicies } from '../guard/closed.ts'
import { loadAgent, PolicyError, type LoadedAgent } from '../run/loading/load-agent.ts'
import { autonomySettings } from '../store/autonomy.ts'
import { policyVersion, seedPolicies, type PolicyText, type PolicyVersion } from '../store/policy-versions.ts'
import { contentOfAgent, sourcesOf } from './policy-files.ts'

/**
 * The policies that govern: the published version of each agent. Files seed the first; afterwards they are what drafts
 * are made of. A version that this process cannot use denies everything: the files never take its place.
 */
export class PublishedPolicies {
  /** Each agent with the policies that govern, as far as is known here. */
  readonly agents: ReadonlyMap<string, LoadedAgent>
  /** Agents whose files have just become version 1. */
  readonly seeded: readonly string[]
  readonly #live: Map<string, LoadedAgent>
  readonly #changedAt = new Map<string, Date>()
  readonly #files: ReadonlyMap<string, LoadedAgent>
  readonly #pool: Pool

  private constructor(pool: Pool, files: ReadonlyMap<string, LoadedAgent>, seeded: readonly string[]) {
    this.#pool = pool
    this.#files = files
    this.#live = new Map(files)
    this.agents = this.#live
    this.seeded = seeded
  }

  /** Seeds what has no version yet and loads what governs. */
  static async open(pool: Pool, clock: Clock, files: ReadonlyMap<string, LoadedAgent>): Promise<PublishedPolicies> {
    const seeded: string[] = []
    for (const { agent } of files.values()) {
      // Nothing governs an agent that no file was ever given for, and it may write nothing.
      if (agent.policies.length === 0) continue
      if (await policyVersion(pool, agent.name, 'governing')) continue
      if (await seedPolicies(pool, agent.name, contentOfAgent(agent), clock.now().toISOString()))
        seeded.push(agent.name)
    }
    const published = new PublishedPolicies(pool, files, seeded)
    for (const name of files.keys()) await published.refresh(name)
    return published
  }

  /** Loads the version that governs an agent now, under the levels of autonomy that are set. */
  async refresh(name: string): Promise<void> {
    const files = this.#files.get(name)
    const governing = files && (await policyVersion(this.#pool, name, 'governing'))
    if (!files || !governing) return
    const { version, autonomy = 0 } = this.#live.get(name)?.policies ?? {}
    if (version === governing.version && autonomy === governing.autonomy) return
    const loaded = usable(files, governing)
    const settings = await autonomySettings(this.#pool, name, governing.autonomy)
    this.#live.set(name, { ...loaded, policies: loaded.policies.under(settings) })
    const changes = [governing.publishedAt, ...settings.settings.map(({ at }) => at)].filter((at) => at !== null)
    this.#changedAt.set(name, new Date(Math.max(...changes.map((at) => Date.parse(at)))))
  }

  /** When what governs an agent was last changed, as far as is known here. */
  changedAt(name: string): Date | undefined {
    return this.#changedAt.get(name)
  }
}

/** An agent under a version of its policies; where it cannot be used with this agent, everything is denied. */
export function usable(files: LoadedAgent, version: PolicyVersion): LoadedAgent {
  if (files.policies.hash === version.hash) return { ...files, policies: files.policies.asVersion(version.version) }
  try {
    return loadVersion(files, version)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const why = error.message.split('\n').slice(1, 2).join('').trim()
    const closed = closedPolicies(version.hash, version.version, why)
    return { ...files, policies: closed, guarded: new Map(), warnings: [], remarks: [] }
  }
}

/**
 * An agent under a version of its policies.
 * @throws PolicyError where the version does not fit the agent.
 */
export function loadVersion(
  { agent }: LoadedAgent,
  { files, version }: Pick<PolicyVersion, 'files' | 'version'>,
): LoadedAgent {
  const loaded = loadAgent({ ...agent, policies: sourcesOf({ files }, version) })
  return { ...loaded, agent, policies: loaded.policies.asVersion(version) }
}

/**
 * An agent under files that are no version yet.
 * @throws PolicyError where they do not fit the agent; its problems name the files.
 */
export function loadFiles({ agent }: LoadedAgent, files: readonly PolicyText[]): LoadedAgent {
  const policies = files.map(({ name, text }) => ({ path: name, text }))
  return { ...loadAgent({ ...agent, policies }), agent }
}
