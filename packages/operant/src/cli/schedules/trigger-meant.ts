import type { LoadedProject } from '../../project/load-project.ts'
import type { PreparedTrigger } from '../../schedules/prepared-trigger.ts'
import { declaredAs } from '../../schedules/standing.ts'
import { CommandMistake } from '../mistake.ts'

/** The trigger that a command names. */
export function triggerMeant({ triggers }: Pick<LoadedProject, 'triggers'>, name: string): PreparedTrigger {
  const found = declaredAs('trigger', triggers, name)
  if ('problem' in found) throw new CommandMistake(found.problem)
  return found
}
