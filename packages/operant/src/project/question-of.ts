import type { QuestionSpec } from '../agent/capability.ts'
import type { Project } from './open-project.ts'
import type { RequestRow } from '../store/requests.ts'

/** The question behind a request, where its agent is known here. */
export async function questionOf(project: Project, request: RequestRow): Promise<QuestionSpec | undefined> {
  const events = await project.store.read(request.run)
  const [opened] = events
  const asked = events.find((event) => event.type === 'request.asked' && event.request === request.id)
  if (opened?.type !== 'run.opened' || asked?.type !== 'request.asked') return undefined
  const spec = project.agents.get(opened.agent)?.agent.capabilities.get(asked.step.capability)
  return spec?.kind === 'question' ? spec : undefined
}
