import { createInterface } from 'node:readline'
import { openWorkplace, type Workplace } from './place.ts'

/** Works on the runs of one company until its input is closed, or until it is killed. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only fleet.ts starts this program
const place = JSON.parse(process.argv[2] ?? '{}') as Workplace
const project = await openWorkplace(place)
await project.worker({ onError: (error, run) => process.stderr.write(`${run ?? 'worker'}: ${error.message}\n`) })
console.log(JSON.stringify({ ready: true }))
createInterface({ input: process.stdin }).on('close', () => process.exit())
