import { createBankCompany, type CreateBankCompanyOptions } from '@operant/sandbox/planter'

/** Makes a company in a process of its own: what it takes is no part of what is measured. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only play.ts starts this program
createBankCompany(JSON.parse(process.argv[2] ?? '{}') as CreateBankCompanyOptions)
console.log(JSON.stringify({ made: true }))
