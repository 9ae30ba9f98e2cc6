import { defineProject } from 'operant'
import { claims } from './agent.ts'
import { shopIn } from './shop.ts'

export default defineProject({
  agents: [claims],
  clients: ({ folder }) => shopIn(folder),
  principals: [
    { name: 'olga', roles: ['operator'] },
    { name: 'lena', roles: ['operator', 'lead', 'policy-publisher'] },
  ],
})
