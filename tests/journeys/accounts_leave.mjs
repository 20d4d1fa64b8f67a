import {
  the_date_in, then_the_page_is, then_they_do_not_see, then_they_see, when_they_enter,
  when_they_follow, when_they_go_to, when_they_press, when_they_select
} from './steps.mjs'
import { person_called } from './people.mjs'
import { when_the_panel_meets } from './sitting.mjs'

export const title = 'a person leaves, and what they were to do goes to a colleague'

const child = 'Temitope Aksoy'
const task = 'See Temitope at school each week'

export default async function ({ as, go_on_in_days }) {
  await when_the_panel_meets({ as, go_on_in_days }, {
    child, task, owner: 'Adaeze Eze, Health', due_in: (days) => the_date_in(days + 10)
  })
  const nurse = await as('nurse')
  await then_they_see(nurse, task)

  const administrator = await as('admin')
  await when_they_go_to(administrator, '/people/review')
  await then_the_page_is(administrator, 'Review who has access')
  await when_they_follow(administrator, 'Adaeze Eze')
  await when_they_follow(administrator, 'End access')
  await then_they_see(administrator, 'Who takes over what they were to do')
  await when_they_select(administrator, task, 'Fadumo')
  await when_they_press(administrator, 'End access')
  await then_they_see(administrator, 'Access has ended')

  await when_they_go_to(nurse, '/')
  await then_the_page_is(nurse, 'Sign in')
  const { email, passphrase } = await person_called('nurse')
  await when_they_enter(nurse, 'Email address', email)
  await when_they_enter(nurse, 'Passphrase', passphrase)
  await when_they_press(nurse, 'Sign in')
  await then_the_page_is(nurse, 'Sign in')
  await then_they_do_not_see(nurse, task)

  const colleague = await as('health_deputy')
  await then_they_see(colleague, task)
}
