import { elementsOfRun } from '../../project/collection-of.ts'
import { standingOf } from '../../project/standing.ts'
import { tally } from '../../told/runs/collection.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { codeOf, printStanding } from '../story/print-standing.ts'
import { printStory } from '../story/print-story.ts'
import { storyOf } from '../story/story-of.ts'

export const showRun = command({
  name: 'runs show',
  description: 'Tells one run from its goal to its outcome',
  args: { run: { type: 'positional', required: true, description: 'Its id' } },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const story = await storyOf(project, args.run)
      const standing = await standingOf(project.pool, project.clock, story.run)
      const elements = await elementsOfRun(project, story.run)
      const collection = elements && tally(elements)
      terminal.data({ ...story, ...(collection ? { collection } : {}), standing })
      printStory(terminal, story, { ...(collection ? { collection } : {}), config: args.config })
      if (!standing) return 1
      printStanding(terminal, standing, args.config)
      return codeOf(standing)
    }),
})
