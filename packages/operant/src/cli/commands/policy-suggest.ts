import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { decidedByPeople } from '../../people/precedents/decided.ts'
import { candidatesOf } from '../../people/precedents/like.ts'
import { contentOfAgent } from '../../project/policy-files.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { agentMeant } from '../policy/agent-meant.ts'
import { printSuggestions } from '../policy/print-suggestions.ts'
import { suggestionOf } from '../../policies/suggest.ts'
import { withPolicies } from '../policy/with-policies.ts'

export const suggestPolicy = command({
  name: 'policy suggest',
  description:
    'Shows where people decided like calls alike, five times and more, and drafts rules of it with their cases',
  args: {
    agent: { type: 'positional', required: false, description: 'Whose policies, where the project has several agents' },
    to: { type: 'string', valueHint: 'folder', description: 'Writes the policies as drafted, and their cases, there' },
  },
  run: (args, terminal) =>
    withPolicies(args, async ({ project, files, agent, governing }) => {
      const loaded = agentMeant(project.agents, agent)
      const content = governing ?? contentOfAgent(files.agent)
      const candidates = candidatesOf(await decidedByPeople(project.pool, agent))
      const suggestion = await suggestionOf(project, loaded, content, candidates)
      printSuggestions(terminal, suggestion.candidates)
      const drafted = suggestion.candidates.filter(({ draft }) => draft !== undefined).length
      let written: readonly string[] = []
      if (args.to !== undefined) {
        if (drafted === 0) throw new CommandMistake('nothing can be drafted; leave --to out to see why')
        const folder = resolve(args.to)
        mkdirSync(folder, { recursive: true })
        const texts = [...suggestion.content.files, ...suggestion.content.cases]
        for (const { name, text } of texts) writeFileSync(join(folder, name), text)
        written = texts.map(({ name }) => relative('', join(folder, name)))
        for (const path of written) terminal.line(path)
      }
      terminal.data({ agent, candidates: suggestion.candidates, ...(args.to === undefined ? {} : { written }) })
      if (drafted === 0) return
      terminal.line('It decides nothing until it is published, by two people:')
      const option = project.files.size > 1 ? ` --agent ${agent}` : ''
      const to = args.to ?? 'FOLDER'
      const own = project.files.size > 1 ? ` ${agent}` : ''
      if (args.to === undefined) terminal.command(commandText(`policy suggest${own} --to ${to}`, args.config))
      terminal.command(commandText(`policy publish --from ${to} --as NAME --because "…"${option}`, args.config))
    }),
})
