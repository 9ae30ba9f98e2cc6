import type { Pool } from 'pg'
import { PolicyError, type LoadedAgent } from '../run/loading/load-agent.ts'
import { listPolicyVersions } from '../store/policy-versions.ts'
import { loadVersion } from './published-policies.ts'

/** How an agent's files stand to what is published. */
export interface PolicyStanding {
  readonly agent: string
  /** The version that governs; undefined where the agent never had a policy. */
  readonly governs: number | undefined
  /** Whether the files say what governs. */
  readonly filesAgree: boolean
  /** Drafts that somebody could publish. */
  readonly drafts: readonly number[]
  /** Why the version that governs cannot be used with the agent as it is here: everything is denied then. */
  readonly unusable: string | undefined
}

/** Compares an agent's files with what is published. */
export async function policyStandingOf(pool: Pool, files: LoadedAgent): Promise<PolicyStanding> {
  const agent = files.agent.name
  const versions = await listPolicyVersions(pool, agent)
  const governing = versions.find(({ governs }) => governs)
  const drafts = versions.filter(({ publisher, basedOn }) => publisher === null && basedOn === governing?.version)
  return {
    agent,
    governs: governing?.version,
    filesAgree: governing === undefined || governing.hash === files.policies.hash,
    drafts: drafts.map(({ version }) => version),
    unusable: governing && governing.hash !== files.policies.hash ? problemOf(files, governing) : undefined,
  }
}

function problemOf(files: LoadedAgent, version: Parameters<typeof loadVersion>[1]): string | undefined {
  try {
    loadVersion(files, version)
    return undefined
  } catch (error) {
    if (error instanceof PolicyError) return error.message.split('\n').slice(1).join(' ').trim()
    throw error
  }
}
