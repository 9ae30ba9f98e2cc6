import type { PolicyDraft } from '../../../store/policy-drafts.ts'
import { openDrafts, policyDraft } from '../../../store/policy-drafts.ts'
import {
  listPolicyVersions,
  policyVersion,
  type PolicyText,
  type PolicyVersion,
} from '../../../store/policy-versions.ts'
import type { LoadedAgent } from '../../../run/loading/load-agent.ts'
import type { ApiParts } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { notFound } from '../problem.ts'

/** A version or a draft of an agent's policies. */
export interface Content {
  readonly of: string
  readonly files: readonly PolicyText[]
  readonly cases: readonly PolicyText[]
  readonly version: PolicyVersion | undefined
  readonly draft: PolicyDraft | undefined
}

/**
 * The agent with this name, under the policies of its files.
 * @throws ApiProblem where the project has none.
 */
export function filesCalled({ project }: Pick<ApiParts, 'project'>, agent: string): LoadedAgent {
  const found = project.files.get(agent)
  if (!found) throw notFound('agent', agent)
  return found
}

/**
 * What `governing`, the number of a version or the id of a draft stands for.
 * @throws ApiProblem where there is nothing of that name.
 */
export async function contentCalled(parts: Pick<ApiParts, 'project'>, agent: string, of: string): Promise<Content> {
  filesCalled(parts, agent)
  if (of === 'governing' || /^\d+$/.test(of)) {
    const version = await versionCalled(parts, agent, of)
    const { files, cases } = version
    return { of, files, cases, version, draft: undefined }
  }
  const draft = await draftCalled(parts, agent, of)
  return { of, files: draft.files, cases: draft.cases, version: undefined, draft }
}

/**
 * A version, by its number or as `governing`.
 * @throws ApiProblem where there is none.
 */
export async function versionCalled(
  { project }: Pick<ApiParts, 'project'>,
  agent: string,
  of: string,
): Promise<PolicyVersion> {
  const number = of === 'governing' ? of : Number(of)
  if (number !== 'governing' && !(Number.isSafeInteger(number) && number > 0 && number < 2 ** 31))
    throw invalidField('path.version', 'expected the number of a version, or governing')
  const found = await policyVersion(project.pool, agent, number)
  if (!found) throw notFound(`version of the policies of ${agent}`, of)
  return found
}

/**
 * A draft of this agent.
 * @throws ApiProblem where there is none.
 */
export async function draftCalled(
  { project }: Pick<ApiParts, 'project'>,
  agent: string,
  id: string,
): Promise<PolicyDraft> {
  const found = await policyDraft(project.pool, id)
  if (found?.agent !== agent) throw notFound(`draft of the policies of ${agent}`, id)
  return found
}

/** The versions and open drafts of an agent. */
export async function standingOf({ project }: Pick<ApiParts, 'project'>, agent: string) {
  return {
    versions: await listPolicyVersions(project.pool, agent),
    drafts: await openDrafts(project.pool, agent),
  }
}
