import assert from 'node:assert/strict'
import {
  then_the_page_is, then_they_do_not_see, then_they_see, when_they_choose, when_they_follow,
  when_they_go_to, when_they_press
} from './steps.mjs'

export const title = 'a chair says why a case is opened, and an auditor sees it'

export default async function ({ as }) {
  const chair = await as('police_chair')
  await when_they_go_to(chair, '/cases')
  await when_they_follow(chair, 'Sumaiya Hersi')
  await then_the_page_is(chair, 'Why are you opening this case?')
  await then_they_do_not_see(chair, 'Hersi')
  const address = new URL(chair.url()).pathname
  await when_they_press(chair, 'Open the case')
  await then_they_see(chair, 'There is a problem')
  await when_they_choose(chair, 'Why are you opening this case?', 'I am preparing for a meeting')
  await when_they_press(chair, 'Open the case')
  await then_they_see(chair, 'Chronology')
  for (const page of ['child', 'data', 'access']) {
    const answer = await when_they_go_to(chair, `${address}/${page}`)
    assert.equal(answer.status(), 200, page)
    await then_they_see(chair, 'OFFICIAL-SENSITIVE')
  }

  const auditor = await as('auditor')
  await when_they_go_to(auditor, '/audit')
  await then_they_see(auditor, 'Opened a case')
  await then_they_see(auditor, 'I am preparing for a meeting')
  await then_they_do_not_see(auditor, 'Hersi')
}
