import { mendName } from '../../guard/problem.ts'
import type { LoadedProject } from '../../project/load-project.ts'
import type { PreparedTrigger } from '../../schedules/prepared-trigger.ts'
import { CommandMistake } from '../mistake.ts'

/** The trigger that a command names. */
export function triggerMeant({ triggers }: Pick<LoadedProject, 'triggers'>, name: string): PreparedTrigger {
  const found = triggers.find((one) => one.name === name)
  if (found) return found
  if (triggers.length === 0)
    throw new CommandMistake('this project has no triggers; they are written as triggers: [trigger({ … })]')
  const known = triggers.map((one) => one.name)
  throw new CommandMistake(`there is no trigger "${name}". ${mendName(name, known)}`)
}
