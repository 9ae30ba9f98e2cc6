import type { Project } from '../../project/open-project.ts'
import type { Doing, ItemRefusal } from '../../store/work-items.ts'
import { answerSigner } from '../../access/signed-answers.ts'
import { signingKeys } from '../../access/signing-keys.ts'
import { itemRefusalText } from '../../people/item-refusal.ts'
import { actor, whoArgs, type WhoArgs } from '../access/actor.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor } from '../open.ts'
import type { Terminal } from '../output/terminal.ts'
import { narrator } from '../story/narrate.ts'

export const doerArgs = whoArgs('Who does it: one of the people of the project')

export const itemArgs = {
  id: { type: 'positional', required: true, description: 'The id of the escalation' },
  ...doerArgs,
} as const

type DoerArgs = WhoArgs & { readonly config?: string | undefined }

/** Opens the project for somebody who does something with an item, and tells what runs do meanwhile. */
export async function doing<Result>(
  args: DoerArgs,
  terminal: Terminal,
  work: (project: Project, doer: Doing) => Promise<Result>,
): Promise<Result> {
  const { open } = await projectFor(args)
  const tell = narrator(terminal)
  const project = await open({ observe: (_, event) => tell(event) })
  try {
    const by = await actor(project, terminal, args, 'take over', 'does it')
    const how = { channel: 'command line', ...(by.token === undefined ? {} : { token: by.token }) } as const
    const sign = answerSigner(signingKeys(project.folder))
    return await work(project, { by, at: project.clock.now().toISOString(), how, sign })
  } finally {
    await project.close()
  }
}

/** What somebody has to say with it. */
export function said(text: string | undefined, option: string, what: string): string {
  const words = text?.trim()
  if (!words) throw new CommandMistake(`say ${what} by --${option} "…"`)
  return words
}

/** Throws where something was refused, and says what to do instead. */
export function accepted<Result>(
  result: Result | ItemRefusal | undefined,
  what: string,
  { by }: Pick<Doing, 'by'>,
): asserts result is Exclude<Result, ItemRefusal> {
  if (typeof result !== 'object' || result === null || !('refused' in result)) return
  throw new Error(itemRefusalText(result, what, by))
}
