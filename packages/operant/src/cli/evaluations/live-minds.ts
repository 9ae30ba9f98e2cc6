import { configuredModels } from '../../project/configured-models.ts'
import type { Minds } from '../../testing/evaluation/evaluation.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor } from '../open.ts'

/**
 * The language models that the project configures.
 * @throws CommandMistake where there are none.
 */
export async function liveMinds(args: { readonly config?: string | undefined }): Promise<Minds> {
  const { definition } = (await projectFor(args)).loaded
  const configuration = configuredModels(definition, process.env)
  if (configuration === undefined || typeof configuration === 'string')
    throw new CommandMistake(configuration ?? 'this project has no language model; configure one, or leave out --live')
  const [{ reasonerOver }, { languageModels }] = await Promise.all([
    import('../../reasoning/model/model-reasoner.ts'),
    import('../../reasoning/providers/language-models.ts'),
  ])
  const models = languageModels(configuration)
  return { models, reasoner: reasonerOver(models) }
}
