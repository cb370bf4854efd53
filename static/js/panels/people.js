/** Who is here. */

/**
 * The people here now, oneself first.
 * @param {any} board
 */
export function present(board) {
  const all = [...board.people].map(([id, person]) => ({
    id,
    name: person.name,
    initial: [...(person.name ?? "")][0]?.toUpperCase() ?? "·",
    me: id === board.person,
    here: person.here || id === board.person,
    editing: person.editing,
    follow: person.follow,
  }));
  return all.filter(({ here }) => here).sort((a, b) => Number(b.me) - Number(a.me) || a.name.localeCompare(b.name));
}
