/** What a board's stage says of the board itself. Twin of `Board.elsewhere` in workshop/core/board.py. */

/** Whether people work on another board of the session now: in the plenary, or with their teams. @param {any} stage */
export const elsewhere = ({ where, team, teams }) => Boolean(where && (team || teams)) && (where === "teams") === !team;
