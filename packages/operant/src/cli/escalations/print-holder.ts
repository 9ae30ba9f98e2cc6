import type { Project } from '../../project/open-project.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold } from '../output/wrap.ts'
import { handOverText } from '../../people/hand-over-text.ts'
import { requestNamed } from '../requests/print-request.ts'
import { itemTold } from '../../project/item-told.ts'
import { holderText } from './print-item.ts'

/** Who has an item now, and until when. */
export async function printHolder(terminal: Terminal, project: Project, id: string): Promise<void> {
  const told = await itemTold(project, await requestNamed(project.pool, id))
  terminal.data(told)
  terminal.line([bold(handOverText(told)), `: ${holderText(told)}`])
}
