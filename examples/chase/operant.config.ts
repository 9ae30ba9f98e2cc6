import { join } from 'node:path'
import { businessCalendar, defineProject } from 'operant'
import { chaser } from './agent.ts'
import { openMailRoom } from './mail-room.ts'

export default defineProject({
  agents: [chaser],
  clients: ({ folder }) => ({ mailRoom: openMailRoom(join(folder, 'mail-room.sqlite')) }),
  principals: [{ name: 'olga', roles: ['operator'] }],
  calendars: [
    businessCalendar({
      name: 'berlin',
      zone: 'Europe/Berlin',
      hours: { from: '09:00', to: '17:00' },
      holidays: ['01-01', 'easter-2', 'easter+1', '05-01', 'easter+39', 'easter+50', '10-03', '12-25', '12-26'],
    }),
  ],
})
