import { knownPeople } from '../../run/guarding/people.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { policiesMeant, publishedArg } from '../policy/policies-meant.ts'
import { green, red } from '../output/wrap.ts'
import { readSavedCases } from '../../policies/saved-cases.ts'
import { tryCase } from '../../policies/try-case.ts'

export const testPolicy = command({
  name: 'policy test',
  description: 'Tries saved cases against the policies as they are; fails where one is decided otherwise',
  args: {
    file: { type: 'positional', required: true, description: 'A YAML file of saved cases' },
    ...publishedArg,
  },
  async run(args, terminal) {
    const { agent, cases } = readSavedCases(args.file)
    const { agents, definition } = await policiesMeant(args)
    const known = agents.get(agent)
    if (!known)
      throw new CommandMistake(
        `${args.file}: agent: there is no agent "${agent}"; there are ${[...agents.keys()].join(', ')}`,
      )
    const tried = cases.map((one) => tryCase(known, one, knownPeople(definition.principals)))
    const failed = tried.filter(({ passed }) => !passed)
    terminal.data({
      agent,
      passed: tried.length - failed.length,
      failed: failed.length,
      cases: tried.map(({ record: _record, ...one }) => one),
    })
    for (const one of tried) {
      terminal.line([one.passed ? green('ok') : red('no'), `  ${one.case}: ${one.decided}`], { hang: 4 })
      if (one.why !== undefined) terminal.line(one.why, { indent: 4 })
      if (one.passed) continue
      for (const { text } of one.reasons) terminal.line(text, { indent: 4, hang: 6 })
      for (const way of one.explanation?.ways ?? []) terminal.line(way, { indent: 4, hang: 6 })
    }
    terminal.line(`${tried.length - failed.length} passed, ${failed.length} failed`)
    return failed.length > 0 ? 1 : 0
  },
})
