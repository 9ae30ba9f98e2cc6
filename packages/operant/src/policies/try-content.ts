import { loadFiles } from '../project/published-policies.ts'
import { ProjectError } from '../project/project-error.ts'
import { knownPeople } from '../run/guarding/people.ts'
import { PolicyError, type LoadedAgent, type PlacedProblem } from '../run/loading/load-agent.ts'
import type { PolicyContent, PolicyText } from '../store/policy-versions.ts'
import type { Principal } from '../store/principals.ts'
import { savedCasesIn, type SavedCase } from './saved-cases.ts'
import { tryCase, type TriedCase } from './try-case.ts'

/** A saved case with the file it stands in. */
export interface TriedFileCase extends TriedCase {
  readonly file: string
  readonly saved: SavedCase
}

/** What comes of files and their saved cases, before anything is done with them. */
export interface TriedContent {
  /** The agent with these policies; undefined where they cannot be used with it. */
  readonly loaded: LoadedAgent | undefined
  /** Why they cannot be used: policies first, then files of cases that cannot be read. */
  readonly problems: readonly PlacedProblem[]
  /** Each saved case as it would be decided; empty where the policies cannot be used. */
  readonly cases: readonly TriedFileCase[]
}

/** Tries what might be published: whether it loads with this agent, and how each saved case would be decided. */
export function tryContent(
  agent: LoadedAgent,
  { files, cases }: Pick<PolicyContent, 'files' | 'cases'>,
  people: readonly Principal[],
): TriedContent {
  const { loaded, problems } = loadedWith(agent, files)
  const read = cases.map((file) => readCases(file))
  const unreadable = read.flatMap((one) => ('problem' in one ? [one.problem] : []))
  if (!loaded) return { loaded, problems: [...problems, ...unreadable], cases: [] }
  const tried = read.flatMap((one) =>
    'problem' in one
      ? []
      : one.cases.map((saved) => ({ file: one.file, saved, ...tryCase(loaded, saved, knownPeople(people)) })),
  )
  return { loaded, problems: unreadable, cases: tried }
}

/** Why content may not be published, in words; undefined where it may. */
export function contentRefused({ problems, cases }: TriedContent): string | undefined {
  if (problems.length > 0)
    return ['the policies cannot be used:', ...problems.map((one) => `  ${placedText(one)}`)].join('\n')
  const failed = cases.filter(({ passed }) => !passed)
  if (failed.length === 0) return undefined
  const told = failed.map((one) => `  ${one.file}: ${one.case}: ${one.why ?? 'it does not pass'}`)
  return [`the saved cases refuse this: ${failed.length} of ${cases.length} are decided otherwise`, ...told].join('\n')
}

function placedText({ file, line, column, message, mend }: PlacedProblem): string {
  const place = [file, line, column].filter((part) => part !== null).join(':')
  return `${place === '' ? '' : `${place} `}${message}${mend === '' ? '' : `. ${mend}`}`
}

function loadedWith(agent: LoadedAgent, files: readonly PolicyText[]): Pick<TriedContent, 'loaded' | 'problems'> {
  try {
    return { loaded: loadFiles(agent, files), problems: [] }
  } catch (error) {
    if (error instanceof PolicyError) return { loaded: undefined, problems: error.problems }
    throw error
  }
}

function readCases({ name, text }: PolicyText) {
  try {
    return { file: name, cases: savedCasesIn(name, text).cases }
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error
    return { problem: { file: name, line: null, column: null, message: error.message, mend: '' } }
  }
}
