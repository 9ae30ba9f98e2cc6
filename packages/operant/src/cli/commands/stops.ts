import { switchText } from '../../guard/layers/stops.ts'
import { messageOf } from '../../project/project-error.ts'
import { stopFiles } from '../../project/stop-files.ts'
import { listStops, type StopRow } from '../../store/stops.ts'
import { command } from '../command.ts'
import { projectFor } from '../open.ts'
import { bold, dim, red, yellow } from '../output/wrap.ts'
import { timeText } from '../../told/values.ts'

export const stops = command({
  name: 'stops',
  description: 'Lists the stops that stand, newest first',
  args: { all: { type: 'boolean', description: 'Also those that were released' } },
  async run(args, terminal) {
    const { loaded, open } = await projectFor(args)
    const here = stopFiles(loaded.folder).standing()
    const listed = await stopsListed(open, args.all === true)
    const stored = 'problem' in listed ? [] : listed.rows
    // Opening the project has brought the two together; what is left was pulled while the database was away.
    const rows: readonly StopRow[] = [
      ...here.filter(({ id }) => !stored.some((one) => one.id === id)).map((one) => ({ ...one, released: null })),
      ...stored,
    ]
    terminal.data({ stops: rows, ...('problem' in listed ? { database: listed.problem } : {}) })
    if ('problem' in listed)
      terminal.line([
        yellow('The database cannot be reached'),
        `, so these are the stops of this machine only: ${listed.problem}`,
      ])
    if (rows.length === 0) terminal.line('Nothing is stopped.')
    terminal.table(
      [0, 0],
      rows.map((one) => [
        one.released ? dim(one.id) : bold(one.id),
        one.released ? dim(switchText(one.switch)) : red(switchText(one.switch)),
        `${one.by}: ${one.because}`,
        dim(` ${timeText(one.at) ?? ''}`),
        ...(one.released ? [dim(`; released by ${one.released.by}: ${one.released.because}`)] : []),
      ]),
    )
    return 'problem' in listed ? 1 : 0
  },
})

async function stopsListed(
  open: Awaited<ReturnType<typeof projectFor>>['open'],
  all: boolean,
): Promise<{ readonly rows: readonly StopRow[] } | { readonly problem: string }> {
  try {
    const project = await open()
    try {
      return { rows: await listStops(project.pool, { all }) }
    } finally {
      await project.close()
    }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}
