import type { LoadedProject } from '../../project/load-project.ts'
import type { PreparedSchedule } from '../../schedules/prepared.ts'
import { declaredAs } from '../../schedules/standing.ts'
import { CommandMistake } from '../mistake.ts'

/** The schedule that a command names. */
export function scheduleMeant({ schedules }: Pick<LoadedProject, 'schedules'>, name: string): PreparedSchedule {
  const found = declaredAs('schedule', schedules, name)
  if ('problem' in found) throw new CommandMistake(found.problem)
  return found
}
