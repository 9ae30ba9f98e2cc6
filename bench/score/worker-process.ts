import { workUntilClosed } from '../support/work-until-closed.ts'
import { openWorkplace, type Workplace } from './project.ts'

/** Works on the tickets of one company until its input is closed. It may not read the truth: see `confinedFlags`. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only round.ts starts this program
const place = JSON.parse(process.argv[2] ?? '{}') as Workplace
await workUntilClosed(await openWorkplace(place))
