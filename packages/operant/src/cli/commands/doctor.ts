import { command } from '../command.ts'
import { examine } from '../doctor/examine.ts'
import { projectFor } from '../open.ts'
import { bold, green, red, yellow } from '../output/wrap.ts'

const marks = { well: green('ok'), warning: yellow('warning'), fault: red('fault') } as const

export const doctor = command({
  name: 'doctor',
  description: 'Examines whether everything that is needed works',
  args: { ask: { type: 'boolean', description: 'Also ask each language model a word, for a few tokens' } },
  async run(args, terminal) {
    const findings = await examine(() => projectFor(args), { askModels: args.ask === true })
    terminal.data(findings)
    terminal.table(
      [0, 0],
      findings.flatMap(({ state, what, says }) =>
        says.split('\n').map((line, index) => (index === 0 ? [marks[state], bold(what), line] : ['', '', line])),
      ),
    )
    for (const { shows } of findings) if (shows !== undefined) terminal.code(shows)
    return findings.some(({ state }) => state === 'fault') ? 1 : 0
  },
})
