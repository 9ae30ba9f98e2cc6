import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import type { Mark } from './marks.ts'
import { openWorkplace, type Workplace } from './place.ts'

/** What a worker says. */
export type WorkerWord =
  | { readonly ready: true }
  | { readonly mark: Mark; readonly at: number }
  /** Milliseconds for which it did nothing else, at most, since it said so last. */
  | { readonly stoodStill: number }

/** Works on the runs of one company until its input is closed, or until it is killed. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only play.ts starts this program
const place = JSON.parse(process.argv[2] ?? '{}') as Workplace
const say = (word: WorkerWord): void => console.log(JSON.stringify(word))
const project = await openWorkplace(place, (mark) => say({ mark, at: Date.now() }))
await project.worker({ onError: (error, run) => process.stderr.write(`${run ?? 'worker'}: ${error.message}\n`) })
const delay = monitorEventLoopDelay()
delay.enable()
say({ ready: true })
setInterval(() => {
  say({ stoodStill: Math.round(delay.max / 1_000_000) })
  delay.reset()
}, 500).unref()
createInterface({ input: process.stdin }).on('close', () => process.exit())
