import { casesText, caseOf, type PrecedentCase } from '../people/precedents/cases.ts'
import type { DecidedByPeople } from '../people/precedents/decided.ts'
import { draftOf } from '../people/precedents/draft.ts'
import type { Candidate } from '../people/precedents/like.ts'
import { loadVersion } from '../project/published-policies.ts'
import type { Project } from '../project/open-project.ts'
import { knownPeople } from '../run/guarding/people.ts'
import { PolicyError, type LoadedAgent } from '../run/loading/load-agent.ts'
import type { PolicyContent, PolicyText } from '../store/policy-versions.ts'
import { savedCasesIn } from './saved-cases.ts'
import { tryCase } from './try-case.ts'

/** A candidate with the rule that was drafted of it, or why none could be. */
export interface Suggested extends Candidate {
  readonly draft:
    | { readonly file: string; readonly name: string; readonly added: string; readonly cases: number }
    | undefined
  readonly problem: string | undefined
}

const casesFile = 'like-decisions.cases.yaml'

/**
 * The policies as they would say what people do. Each rule is drafted, and its decisions are tried as cases under the
 * policies with it; what is decided otherwise there is not suggested.
 */
export async function suggestionOf(
  project: Pick<Project, 'store' | 'definition'>,
  loaded: LoadedAgent,
  content: Pick<PolicyContent, 'files' | 'cases'>,
  candidates: readonly Candidate[],
): Promise<{ readonly content: Pick<PolicyContent, 'files' | 'cases'>; readonly candidates: readonly Suggested[] }> {
  let files = content.files
  const tried: Suggested[] = []
  const texts: PolicyText[] = []
  for (const candidate of candidates) {
    const made = candidate.prevented === undefined ? draftOf(files, candidate) : { problem: candidate.prevented }
    if ('problem' in made) {
      tried.push({ ...candidate, draft: undefined, problem: made.problem })
      continue
    }
    const next = files.map((file) => (file.name === made.file.name ? made.file : file))
    const text = casesText(loaded.agent.name, await casesOf(project, loaded, candidate))
    const problem = problemOf(project, loaded, next, [...content.cases, ...texts, { name: casesFile, text }])
    if (problem !== undefined) {
      tried.push({ ...candidate, draft: undefined, problem })
      continue
    }
    files = next
    const name = texts.length === 0 ? casesFile : casesFile.replace('.cases', `-${texts.length + 1}.cases`)
    texts.push({ name, text })
    const draft = {
      file: made.file.name,
      name: made.name,
      added: made.added,
      cases: candidate.decisions.length + candidate.against.length,
    }
    tried.push({ ...candidate, draft, problem: undefined })
  }
  const cases = [...content.cases.filter(({ name }) => !texts.some((one) => one.name === name)), ...texts]
  return { content: { files, cases }, candidates: tried }
}

/** Those who decided so are decided by the rule; whoever decided otherwise, outside its bounds, is asked as before. */
async function casesOf(
  { store, definition }: Pick<Project, 'store' | 'definition'>,
  loaded: LoadedAgent,
  { decisions, against, answer }: Candidate,
): Promise<readonly PrecedentCase[]> {
  const made = answer === 'approved' ? 'allow' : 'deny'
  const asked = async (one: DecidedByPeople) => {
    const saved = await caseOf(store, loaded, one, made)
    return { ...saved, expect: outcomeNow(loaded, saved, knownPeople(definition.principals)) }
  }
  return Promise.all([...decisions.map((one) => caseOf(store, loaded, one, made)), ...against.map(asked)])
}

/** What the policies that govern say to it. */
function outcomeNow(loaded: LoadedAgent, saved: PrecedentCase, people: ReturnType<typeof knownPeople>): string {
  const [one] = savedCasesIn(casesFile, casesText(loaded.agent.name, [saved])).cases
  return one ? tryCase(loaded, one, people).decided : saved.expect
}

function problemOf(
  { definition }: Pick<Project, 'definition'>,
  loaded: LoadedAgent,
  files: readonly PolicyText[],
  cases: readonly PolicyText[],
): string | undefined {
  try {
    const drafted = loadVersion(loaded, { files, version: 0 })
    const all = cases.flatMap(({ name, text }) => savedCasesIn(name, text).cases)
    const wrong = all
      .map((one) => tryCase(drafted, one, knownPeople(definition.principals)))
      .find(({ passed }) => !passed)
    return wrong && `as drafted, "${wrong.case}" would not be decided so: ${wrong.why ?? wrong.decided}`
  } catch (error) {
    if (error instanceof PolicyError) return error.message.split('\n').slice(1, 2).join('').trim()
    throw error
  }
}
