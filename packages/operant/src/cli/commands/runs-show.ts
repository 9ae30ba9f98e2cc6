import { elementsOfRun } from '../../project/collection-of.ts'
import { filesOfStored } from '../../project/files-of-run.ts'
import { standingOf } from '../../project/standing.ts'
import { tally } from '../../told/runs/collection.ts'
import { command } from '../command.ts'
import { withProject } from '../open.ts'
import { codeOf, printStanding } from '../story/print-standing.ts'
import { printFiles } from '../story/print-files.ts'
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
      const files = (await filesOfStored(project, story.run)).map(({ name, bytes, sha256 }) => ({
        name,
        bytes,
        sha256,
      }))
      terminal.data({ ...story, ...(collection ? { collection } : {}), files, standing })
      printStory(terminal, story, { ...(collection ? { collection } : {}), config: args.config })
      printFiles(terminal, files, story.run, args.config)
      if (!standing) return 1
      printStanding(terminal, standing, args.config)
      return codeOf(standing)
    }),
})
