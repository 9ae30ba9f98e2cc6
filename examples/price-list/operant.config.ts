import { defineProject } from 'operant'
import { priceLists } from './agent.ts'
import { shopIn } from './shop.ts'

export default defineProject({
  agents: [priceLists],
  clients: ({ folder }) => shopIn(folder),
  principals: [
    { name: 'olga', roles: ['operator'] },
    { name: 'bea', roles: ['buyer'] },
  ],
})
