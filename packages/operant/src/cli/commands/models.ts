import type { SpendLimit } from '../../reasoning/providers/configuration.ts'
import { command } from '../command.ts'
import { gatherModels } from '../models/gather-models.ts'
import { tokensText, tookText } from '../models/words.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const models = command({
  name: 'models',
  description: 'Lists the language models, and what was taken of them by whom',
  args: {},
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const told = await gatherModels(project)
      terminal.data(told)
      if (told.models.length === 0)
        terminal.line('No language model is configured; write models into the configuration, or set OPERANT_MODEL.')
      for (const one of told.models) {
        terminal.line([bold(one.title), `: ${one.for}`], { hang: 4 })
        const took = one.took.map(tookText).join('; ')
        terminal.line(dim(took === '' ? 'not asked within a day' : `${took} within a day`), { indent: 2, hang: 4 })
      }
      const asking = told.agents.filter(({ took, limit }) => took.length > 0 || limit !== undefined)
      if (asking.length > 0) terminal.line('By agent:')
      for (const { agent, within, took, limit } of asking)
        terminal.line(
          [bold(agent), ` ${took.map(tookText).join('; ') || 'nothing'} within ${within}`, dim(limitText(limit))],
          { indent: 2, hang: 4 },
        )
      const { dearest, limit } = told.cases
      if (dearest.length > 0) terminal.line(['Cases that took most', dim(limitText(limit)), ':'])
      for (const one of dearest) terminal.line([bold(one.of), ` ${tookText(one)}`], { indent: 2, hang: 4 })
    }),
})

function limitText(limit: SpendLimit | undefined): string {
  if (!limit) return ', no limit'
  const { tokens, money } = limit
  const parts = [...(tokens === undefined ? [] : [tokensText(tokens)]), ...(money === undefined ? [] : [money])]
  return `, at most ${parts.join(' and ')}`
}
