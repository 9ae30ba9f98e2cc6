import { decidedByPeople } from '../people/precedents/decided.ts'
import { candidatesOf, enough, likeness } from '../people/precedents/like.ts'
import { suggestionOf, type Suggested } from '../policies/suggest.ts'
import { policyVersion, type PolicyContent } from '../store/policy-versions.ts'
import type { RequestRow } from '../store/requests.ts'
import type { Project } from './open-project.ts'

/** The rule that like decisions of people come to. It decides nothing: somebody has to publish it. */
export type RuleOfRequest =
  | { readonly kind: 'none'; readonly why: string }
  | {
      readonly kind: 'suggested'
      readonly candidate: Suggested
      /** The policies with it, and the version that they change. */
      readonly content: Pick<PolicyContent, 'files' | 'cases'>
      readonly basedOn: number
    }

/** What could be drafted of a request and the decisions that are like it. */
export async function ruleOfRequest(project: Project, request: RequestRow): Promise<RuleOfRequest> {
  const { agent, id } = request
  const loaded = project.agents.get(agent)
  if (!loaded) return { kind: 'none', why: `the agent ${agent} is not known here` }
  const governing = await policyVersion(project.pool, agent, 'governing')
  if (!governing) return { kind: 'none', why: `the policies of ${agent} have no version yet` }
  const all = await decidedByPeople(project.pool, agent)
  const own = all.find((one) => one.request === id)
  if (!own) return { kind: 'none', why: 'no single row or rule asked for it, so there is none to write beside' }
  const like = all.filter((one) => one.answer && likeness(one) === likeness(own))
  const candidates = candidatesOf(like)
  if (candidates.length === 0)
    return {
      kind: 'none',
      why: `people decided ${like.length} like it so far, and a rule is drafted once ${enough} were decided alike`,
    }
  const suggestion = await suggestionOf(project, loaded, governing, candidates)
  const [candidate] = suggestion.candidates
  return candidate
    ? { kind: 'suggested', candidate, content: suggestion.content, basedOn: governing.version }
    : { kind: 'none', why: 'nothing could be drafted' }
}
