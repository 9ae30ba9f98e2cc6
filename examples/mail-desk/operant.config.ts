import { defineProject } from 'operant'
import { mails } from './agent.ts'
import { deskIn } from './desk.ts'

export default defineProject({
  agents: [mails],
  clients: ({ folder }) => deskIn(folder),
  principals: [
    { name: 'carl', roles: ['clerk'] },
    { name: 'dora', roles: ['clerk'] },
  ],
})
