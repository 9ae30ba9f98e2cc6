import { defineProject } from 'operant'
import { triage } from './agent.ts'

export default defineProject({
  agents: [triage],
  principals: [
    { name: 'olga', roles: ['operator'] },
    { name: 'lena', roles: ['owner', 'operator', 'lead', 'policy-publisher'] },
  ],
})
