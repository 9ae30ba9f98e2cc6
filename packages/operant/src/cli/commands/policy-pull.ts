import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import type { Project } from '../../project/open-project.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import type { PolicyText, PolicyVersion } from '../../store/policy-versions.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { dim } from '../output/wrap.ts'
import { agentArg } from '../policy/agent-meant.ts'
import { governingOf, withPolicies } from '../policy/with-policies.ts'

export const pullPolicy = command({
  name: 'policy pull',
  description: 'Writes what governs, or another version, into the files',
  args: {
    version: { type: 'positional', required: false, description: 'A version; default: the one that governs' },
    ...agentArg,
    to: { type: 'string', valueHint: 'folder', description: 'Where to, if not into the files that the agent names' },
    force: { type: 'boolean', description: 'Also over files that say something else' },
  },
  run: (args, terminal) =>
    withPolicies(args, async (policies) => {
      const { project, files, agent } = policies
      const version = args.version === undefined ? governingOf(policies) : await policies.version(args.version)
      const targets = args.to === undefined ? ownFiles(project, files, version) : inFolder(version, resolve(args.to))
      const changed = targets.filter(({ path, text }) => contentOf(path) !== text)
      const other = changed.filter(({ path }) => contentOf(path) !== undefined)
      if (other.length > 0 && args.force !== true)
        throw new CommandMistake(
          `${other.map(({ path }) => relative('', path)).join(', ')} would be written over; see operant policy diff, and say --force if that is meant`,
        )
      if (args.to !== undefined) mkdirSync(resolve(args.to), { recursive: true })
      for (const { path, text } of changed) writeFileSync(path, text)
      const paths = targets.map(({ path }) => relative('', path))
      terminal.data({ agent, version: version.version, files: paths, written: changed.length })
      for (const path of paths) terminal.line(path)
      terminal.line(
        dim(
          changed.length === 0 ? `They say what version ${version.version} says.` : `As in version ${version.version}.`,
        ),
      )
    }),
})

interface Target {
  readonly path: string
  readonly text: string
}

/** The agent's own files, where they belong to this project and not to an installed package. */
function ownFiles(project: Project, { agent }: LoadedAgent, version: PolicyVersion): readonly Target[] {
  const paths = new Map(agent.policies.map(({ path }) => [basename(path), path]))
  return version.files.map(({ name, text }) => {
    const path = paths.get(name)
    const own =
      path !== undefined && path.startsWith(`${project.directory}${sep}`) && !path.includes(`node_modules${sep}`)
    if (!own)
      throw new CommandMistake(
        `${name} is not a file of this project: name a folder for it by --to, and publish from there by --from`,
      )
    return { path, text }
  })
}

function inFolder({ files, cases }: PolicyVersion, folder: string): readonly Target[] {
  return [...files, ...cases].map(({ name, text }: PolicyText) => ({ path: join(folder, name), text }))
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
