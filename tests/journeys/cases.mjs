// What several journeys do alike with the case of a child.
import {
  then_they_see, when_they_choose, when_they_enter, when_they_go_to, when_they_follow,
  when_they_press, when_they_unfold
} from './steps.mjs'

// For whoever sees every case: found by its name, and opened with a reason.
export async function when_they_open_the_case(page, child) {
  await when_they_go_to(page, '/cases')
  await when_they_unfold(page, 'Search for a child')
  await when_they_enter(page, 'Name of the child', child)
  await when_they_press(page, 'Search')
  await when_they_follow(page, child)
  await when_they_say_why(page, 'I am preparing for a meeting')
  await then_they_see(page, 'Chronology')
}

export async function when_they_open_the_case_at(page, address) {
  await when_they_go_to(page, address)
  await when_they_say_why(page, 'I am preparing for a meeting')
  await then_they_see(page, 'Chronology')
}

// From the list of their own cases on their home.
export async function when_they_open_their_case(worker, child) {
  await when_they_go_to(worker, '/')
  await when_they_follow(worker, child)
  await when_they_say_why(worker, 'I hold this case')
  await then_they_see(worker, 'Chronology')
}

// It is asked once while they are signed in.
async function when_they_say_why(page, reason) {
  const question = 'Why are you opening this case?'
  if (await page.getByRole('group', { name: question }).count() === 0) return
  await when_they_choose(page, question, reason)
  await when_they_press(page, 'Open the case')
}
