import type { ProjectDefinition } from '../../project/define-project.ts'
import type { Principal } from '../../store/principals.ts'
import { CommandMistake } from '../mistake.ts'

/** The person of the project who is meant by `--as`. */
export function personNamed(
  { principals }: Pick<ProjectDefinition, 'principals'>,
  name: string | undefined,
  does: string,
): Principal {
  const people = principals.map((one) => `${one.name} (${one.roles.join(', ')})`).join(', ')
  if (name === undefined) throw new CommandMistake(`say who ${does} by --as NAME; there are ${people}`)
  const found = principals.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  if (!found) throw new CommandMistake(`the project knows nobody named "${name}"; there are ${people}`)
  return found
}
