import type { CapabilitySpec, QuestionSpec } from '../agent/capability.ts'
import type { Agent } from '../agent/define-agent.ts'
import type { Project } from './open-project.ts'
import type { RequestRow } from '../store/requests.ts'

/** Where it is looked up. */
type Known = Pick<Project, 'store' | 'agents'>

/** The question behind a request, where its agent is known here. */
export async function questionOf(project: Known, request: RequestRow): Promise<QuestionSpec | undefined> {
  const found = await capabilityBehind(project, request)
  return found?.spec.kind === 'question' ? found.spec : undefined
}

/** What asked, with its agent, where that is known here. */
export async function capabilityBehind(
  project: Known,
  request: RequestRow,
): Promise<{ readonly agent: Agent; readonly spec: CapabilitySpec } | undefined> {
  const events = await project.store.read(request.run)
  const [opened] = events
  const asked = events.find((event) => event.type === 'request.asked' && event.request === request.id)
  if (opened?.type !== 'run.opened' || asked?.type !== 'request.asked') return undefined
  const agent = project.agents.get(opened.agent)?.agent
  const spec = agent?.capabilities.get(asked.step.capability)
  return agent && spec && { agent, spec }
}
