/** The Socket.IO line of a board's page: quick to come back, and by polling where WebSocket is blocked. */

import { io } from "../../vendor/socket.io-client/socket.io.js";

const PAUSE = 1_000;

/** A socket that is not connected yet. @param {string} board its id, by which a proxy finds the board's process */
export function boardSocket(board) {
  const socket = io({
    query: { board },
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    timeout: 5_000,
    autoConnect: false,
  });
  socket.on("connect_error", (/** @type {Error} */ error) => {
    // Some networks neither let a WebSocket through nor refuse it: begin with polling, which tries it later.
    if (error.message === "timeout") socket.io.opts.transports = ["polling", "websocket"];
    if (!socket.active) later(socket);
  });
  socket.on("disconnect", (/** @type {string} */ reason) => {
    if (reason === "io server disconnect") later(socket);
  });
  return socket;
}

/** Socket.IO doesn't come back by itself from what the server has refused or ended. @param {any} socket */
function later(socket) {
  setTimeout(() => socket.connect(), PAUSE * (1 + Math.random()));
}
