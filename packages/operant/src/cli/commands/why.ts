import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { dim } from '../output/wrap.ts'
import { causesText } from '../../told/causes.ts'
import { printWhy } from '../story/print-why.ts'
import type { Story, ToldStep } from '../../told/runs/story.ts'
import { storyOf } from '../story/story-of.ts'

export const why = command({
  name: 'why',
  description: 'Says why a run, or one step of it, did what it did',
  args: {
    run: {
      type: 'positional',
      required: true,
      description: 'The id of the run; RUN:STEP for one step, by number or name',
    },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const [run = '', wanted] = args.run.split(':')
      const story = await storyOf(project, run)
      const steps = wanted === undefined ? story.steps : stepsNamed(story, wanted)
      terminal.data({ run, asked: story.asked, outcome: story.outcome ?? null, why: story.why ?? null, steps })
      terminal.line([
        story.asked,
        dim(story.outcome === undefined ? '  open' : `  ${story.outcome}: ${causesText(story.why ?? '')}`),
      ])
      terminal.line()
      for (const step of steps) printWhy(terminal, step)
    }),
})

function stepsNamed(story: Story, wanted: string): readonly ToldStep[] {
  const steps = story.steps.filter((step) => String(step.number) === wanted || step.capability === wanted)
  if (steps.length > 0) return steps
  const names = [...new Set(story.steps.map((step) => step.capability))].join(', ')
  throw new CommandMistake(`run ${story.run} has no step "${wanted}"; it has 1 to ${story.steps.length}: ${names}`)
}
