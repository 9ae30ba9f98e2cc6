import { createInterface } from 'node:readline'
import { openWorkplace, type Workplace } from './place.ts'

/** Works on the runs of one company until its input is closed. It may not read the truth: see `confinedFlags`. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only play.ts starts this program
const place = JSON.parse(process.argv[2] ?? '{}') as Workplace
const project = await openWorkplace(place)
const worker = await project.worker({
  onError: (error, run) => process.stderr.write(`${run ?? 'worker'}: ${error.message}\n`),
})
console.log(JSON.stringify({ kind: 'ready' }))
createInterface({ input: process.stdin }).on('close', () => {
  void worker
    .stop()
    .then(() => project.close())
    .then(() => process.exit())
})
