import { openCompany } from '@operant/sandbox'
import { createCompany, type CreateCompanyOptions } from '@operant/sandbox/planter'

/** Makes a company and its truth, in a process of its own: whoever works on the tickets never holds the truth. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only round.ts starts this program
const options = JSON.parse(process.argv[2] ?? '{}') as CreateCompanyOptions
createCompany(options)
const company = openCompany({ directory: options.directory })
console.log(JSON.stringify({ asOf: await company.controls.clock() }))
await company.close()
