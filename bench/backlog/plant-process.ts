import { openCompany } from '@operant/sandbox'
import { createBacklogCompany, type CreateBacklogCompanyOptions } from '@operant/sandbox/planter'

/** Makes a company and its truth, in a process of its own. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only play.ts starts this program
const options = JSON.parse(process.argv[2] ?? '{}') as CreateBacklogCompanyOptions
createBacklogCompany(options)
const company = openCompany({ directory: options.directory })
console.log(JSON.stringify({ asOf: await company.controls.clock() }))
await company.close()
