import { existsSync } from 'node:fs'
import { connectorsOf } from '../../project/check-project.ts'
import { isFrameLine } from '../../project/error-place.ts'
import { workersOf } from '../../project/drive.ts'
import type { LoadedProject } from '../../project/load-project.ts'
import type { Project } from '../../project/open-project.ts'
import { policyWarnings } from '../../project/policy-warnings.ts'
import { messageOf } from '../../project/project-error.ts'
import { countRuns } from '../../store/runs.ts'
import { mailFinding } from './mail-finding.ts'
import { modelFindings } from './model-findings.ts'
import { policyFindings } from './policy-findings.ts'
import type { FoundProject } from '../open.ts'
import { count } from '../../told/values.ts'

export interface Finding {
  readonly state: 'well' | 'warning' | 'fault'
  readonly what: string
  readonly says: string
  /** The lines of a file that it is about, with their numbers. */
  readonly shows?: string
}

/** Looks at everything that has to work, one thing after the other, as far as it gets. */
export async function examine(
  find: () => Promise<FoundProject>,
  options: { readonly askModels: boolean },
): Promise<readonly Finding[]> {
  const findings: Finding[] = [nodeVersion()]
  try {
    const found = await find()
    findings.push(...loadedFindings(found.loaded))
    const project = await found.open()
    try {
      findings.push(await databaseFinding(project))
      findings.push(...(await policyFindings(project)), ...(await connectorFindings(project)))
      findings.push(...(await modelFindings(project, options.askModels)))
      findings.push(await mailFinding(project))
    } finally {
      await project.close()
    }
  } catch (error) {
    findings.push({ state: 'fault', what: findings.length > 1 ? 'database' : 'project', ...saidAndShown(error) })
  }
  return findings
}

function saidAndShown(error: unknown): Pick<Finding, 'says' | 'shows'> {
  const lines = messageOf(error).split('\n')
  const shows = lines.filter(isFrameLine)
  const says = lines.filter((line) => !isFrameLine(line)).join('\n')
  return shows.length > 0 ? { says, shows: shows.join('\n') } : { says }
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return { state: 'well', what: 'Node', says: process.version }
  return { state: 'fault', what: 'Node', says: `${process.version} is too old; install 24 or newer` }
}

function loadedFindings(project: LoadedProject): readonly Finding[] {
  const { file, agents, definition } = project
  const people = definition.principals
  const operators = people.filter(({ roles }) => roles.includes('operator')).length
  return [
    { state: existsSync(file) ? 'well' : 'fault', what: 'project', says: file },
    ...[...agents.values()].flatMap(({ agent }): Finding[] => [
      {
        state: 'well',
        what: 'agent',
        says: `${agent.name}: ${count(agent.goals.size, 'goal')}, ${count(agent.capabilities.size, 'capability', 'capabilities')}, ${count(agent.policies.length, 'policy', 'policies')}`,
      },
      ...policyWarnings(project, agent.name).map((says): Finding => ({ state: 'warning', what: 'policy', says })),
      ...(agent.policies.length === 0
        ? [
            {
              state: 'warning',
              what: 'policy',
              says: `agent ${agent.name} has none, so none of its writes is allowed`,
            } as const,
          ]
        : []),
    ]),
    ...(operators === 1
      ? [
          {
            state: 'warning',
            what: 'people',
            says: 'one person only is an operator: a stop that they pull is released by nobody',
          } as const,
        ]
      : []),
    operators > 0
      ? {
          state: 'well',
          what: 'people',
          says: people.map(({ name, roles }) => `${name} (${roles.join(', ')})`).join(', '),
        }
      : { state: 'warning', what: 'people', says: 'nobody has the role operator, to whom runs are handed over' },
  ]
}

async function databaseFinding({ pool, database }: Project): Promise<Finding> {
  const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  const runs = await countRuns(pool)
  const workers = await workersOf(pool)
  const kind = database.embedded ? 'embedded ' : ''
  return {
    state: 'well',
    what: 'database',
    says: `${kind}Postgres ${rows[0]?.version}, migrated; ${count(runs.running, 'run')} under way, ${runs.waiting} waiting, ${runs.settled} settled; ${count(workers, 'worker')}`,
  }
}

async function connectorFindings(project: Project): Promise<readonly Finding[]> {
  const connectors = connectorsOf(project.definition.agents)
  return Promise.all(
    [...connectors.values()].map(async (connector): Promise<Finding> => {
      try {
        await project.context.connections.client(connector)
        return { state: 'well', what: 'connector', says: connector.name }
      } catch (error) {
        return { state: 'fault', what: 'connector', says: `${connector.name} does not open: ${messageOf(error)}` }
      }
    }),
  )
}
