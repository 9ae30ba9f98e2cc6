import { relative } from 'node:path'
import { recordingText } from '../../testing/replay/recording.ts'
import { replayRun } from '../../testing/replay/replay.ts'
import { command } from '../command.ts'
import { writeReplayTest } from '../evaluations/write-replay-test.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { count } from '../../told/values.ts'
import { bold, dim, green, red } from '../output/wrap.ts'

export const replayCommand = command({
  name: 'replay',
  description: 'Plays a run again with the agent and policies as their files are now; nothing is called',
  args: {
    run: { type: 'positional', required: true, description: 'The id of the run' },
    'to-test': { type: 'boolean', description: 'Write the recording and a test that replays it into replays/' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const events = await project.store.read(args.run)
      const [opened] = events
      if (opened?.type !== 'run.opened') throw new CommandMistake(`there is no run "${args.run}"; see operant runs`)
      const recording = { run: args.run, events }
      const replayed = await replayRun(project.definition, recording)
      const written =
        args['to-test'] === true
          ? await writeReplayTest(project.file, { run: args.run, asked: opened.asked, text: recordingText(recording) })
          : []
      terminal.data({ run: args.run, asked: opened.asked, ...replayed, written })
      terminal.line([bold(opened.asked), dim(`  ${args.run}`)])
      if (replayed.kind === 'same')
        terminal.line([
          green('The same'),
          `: ${count(replayed.decisions, 'decision')}, and nothing was called. Files were used, not published versions.`,
        ])
      else {
        terminal.line([red('Otherwise'), ` after ${count(replayed.same, 'decision')} that are the same:`])
        terminal.table(
          [9],
          [
            ['recorded', replayed.recorded],
            ['now', replayed.replayed],
          ],
          2,
        )
      }
      for (const file of written) terminal.line(`Wrote ${relative(process.cwd(), file)}`)
      return replayed.kind === 'same' ? 0 : 1
    }),
})
