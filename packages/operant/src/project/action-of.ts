import type { ActionSpec } from '../agent/capability.ts'
import type { Agent } from '../agent/define-agent.ts'
import type { Project } from './open-project.ts'
import type { RequestRow } from '../store/requests.ts'
import { mayBeEdited } from '../run/calling/edits.ts'
import { capabilityBehind } from './question-of.ts'

/** The action that an approval is about, where its agent is known here. */
export async function actionOf(
  project: Pick<Project, 'store' | 'agents'>,
  request: RequestRow,
): Promise<{ readonly agent: Agent; readonly action: ActionSpec } | undefined> {
  const found = await capabilityBehind(project, request)
  return found?.spec.kind === 'action' ? { agent: found.agent, action: found.spec } : undefined
}

/** Arguments of an approval that people may put other values in place of. */
export async function editableOf(
  project: Pick<Project, 'store' | 'agents'>,
  request: RequestRow,
): Promise<readonly string[]> {
  const found = request.kind === 'approve' ? await actionOf(project, request) : undefined
  return found ? Object.keys(found.action.needs).filter((name) => mayBeEdited(found.agent, found.action, name)) : []
}
