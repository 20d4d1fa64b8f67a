// The last quarter that has ended, as a demo made today knows it.
import { day_of_the_server } from './server.mjs'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
  'September', 'October', 'November', 'December']

// Its words, its place in addresses, and what matches a day in it.
export function last_quarter() {
  const today = day_of_the_server(0)
  const end = new Date(Date.UTC(today.getUTCFullYear(), Math.floor(today.getUTCMonth() / 3) * 3, 0))
  const last = end.getUTCMonth()
  const year = end.getUTCFullYear()
  const begun = last < 3 ? year - 1 : year  // the year begins in April
  const number = last < 3 ? 4 : Math.floor(last / 3)
  const words = `${begun}-${String(begun + 1).slice(2)} Q${number}`
  return {
    words,
    path: words.toLowerCase().replace(' ', '-'),
    a_year_before: `${begun - 1}-${String(begun).slice(2)}-q${number}`,
    months: `${months[last - 2]} to ${months[last]} ${year}`,
    day_in_it: new RegExp(`(${months.slice(last - 2, last + 1).join('|')}) ${year}`)
  }
}
