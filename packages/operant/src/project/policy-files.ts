import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Agent, PolicySource } from '../agent/define-agent.ts'
import { policyHash } from '../guard/load.ts'
import type { PolicyContent, PolicyText } from '../store/policy-versions.ts'
import { ProjectError } from './project-error.ts'

const casesEnding = '.cases.yaml'

/**
 * What the agent's own policy files say, with the saved cases beside them that name the agent.
 * @throws ProjectError where two files have the same name.
 */
export function contentOfAgent(agent: Agent): PolicyContent {
  const folders = [...new Set(agent.policies.map(({ path }) => dirname(path)))]
  return contentOf(agent.policies, folders.flatMap(casesIn).filter(names(agent)))
}

/**
 * What the files of a folder say: every `.yaml` is a policy, but for `.cases.yaml`.
 * @throws ProjectError where there is none.
 */
export function contentOfFolder(agent: Agent, folder: string): PolicyContent {
  const policies = textsIn(folder, (name) => /\.ya?ml$/.test(name) && !name.endsWith(casesEnding))
  if (policies.length === 0) throw new ProjectError([`${folder} holds no policy: expected files that end in .yaml`])
  return contentOf(policies, casesIn(folder).filter(names(agent)))
}

/** A version's files as an agent takes them. */
export function sourcesOf({ files }: Pick<PolicyContent, 'files'>, version: number): readonly PolicySource[] {
  return files.map(({ name, text }) => ({ path: `${name} of version ${version}`, text }))
}

function contentOf(policies: readonly PolicySource[], cases: readonly PolicySource[]): PolicyContent {
  return { files: named(policies), cases: named(cases), hash: policyHash(policies) }
}

function named(sources: readonly PolicySource[]): readonly PolicyText[] {
  const texts = sources.map(({ path, text }) => ({ name: basename(path), text }))
  const twice = texts.find(({ name }, index) => texts.findIndex((one) => one.name === name) !== index)
  if (twice) throw new ProjectError([`two policy files are named ${twice.name}: rename one of them`])
  return texts.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

function casesIn(folder: string): readonly PolicySource[] {
  return textsIn(folder, (name) => name.endsWith(casesEnding))
}

function textsIn(folder: string, wanted: (name: string) => boolean): readonly PolicySource[] {
  let found: readonly string[]
  try {
    found = readdirSync(folder)
  } catch {
    // A policy may have been given as text, with a path that is only a name.
    return []
  }
  return found
    .filter(wanted)
    .toSorted()
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }))
}

/** Whether saved cases are about this agent; those that cannot be read are everybody's to mend. */
function names(agent: Agent): (source: PolicySource) => boolean {
  return ({ text }) => {
    const told = /^agent:[ \t]*(["']?)(.*?)\1[ \t]*(#.*)?$/m.exec(text)?.[2]
    return told === undefined || told === agent.name
  }
}
