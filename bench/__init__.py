"""Measures a real server over the wire, and beside it a plain one; `make bench` runs it all, in some twenty minutes.

    python -m bench                        everything
    python -m bench acks opening           only these parts
    python -m bench shapes:200x40x5        only this shape: 200 people, 40 writing 5 commands a second each
    python -m bench conduct                next and back for 12 teams with 600 notes each and 80 people
    python -m bench workshop               a whole workshop of 80 people; workshop:30 in half a minute
    python -m bench insights               loops and what else is computed of a map, while people draw on it
    python -m bench portable               a programme of 40 boards out and in again; portable:40x500 boards and entries
    python -m bench groups                 how well suggested groups agree with people's own, and how long 600 notes take
    python -m bench record                 the record of 600 notes and 10,000 entries as PDF, while people write
    python -m bench weight                 what a page weighs in Chromium, and when it can be used
    python -m bench drawing                boards of up to 19,500 notes in Chromium: frames, letters, memory
    python -m bench replay                 the story of 10,000 entries on a board: how it opens, and is scrubbed
    python -m bench itself                 what the load generator can do, against a server that does nothing
    python -m bench --seconds 4 shapes     shorter runs, for a first look

The load generator is a process of its own that speaks the wire by hand (Socket.IO v5 over Engine.IO v4 on a
WebSocket): one epoll loop, one core, 1,000 receivers and more than 200,000 deliveries a second. The server is
started as anybody would, `python -m workshop serve` on a fresh folder below var/, and only its limit on joins a
minute is lifted, because everybody here comes from one address.

What the figures mean:

- Delivered: of all commands that were accepted, to everyone on the board, exactly once, in the order of seq and
  with the very place that was sent. A gap, a double or a wrong place is counted and printed.
- p50, p95, p99: milliseconds from the sender's emit to the arrival at each receiver, the sender among them; what
  never arrived counts as infinitely late. Both ends use the clock of this one process. Time that the generator
  needs to notice an arrival is in it: the column "load" says how busy its core was. "Others" says how many cores
  something else on this machine took meanwhile: with more than a little of it, measure again.
- Acks: milliseconds from the emit to the answer, which means on disk for Mutirão and nothing for the plain server.
- Deliveries per CPU-second: arrivals in the measured seconds by the server's user and system time in them.
- KB a person: the server's resident memory with everybody on the board and idle, less what it had before.
- Stall: the longest time in which the server's loop answered nobody, as the server itself says in /metrics.

The plain alternative (`bench/plain.py`) is what one would write in an afternoon: Flask-SocketIO on gevent with the
stock WebSocket, each command emitted to the room, nothing checked, nothing stored. Server and load share the machine,
so compare the ratios, not the milliseconds of different machines. Results also go to var/bench/<date>.json.

Groups are judged by 220 titles of public hearings in Brazil's Chamber of Deputies (bench/data/hearings.csv, from the public
data of the e-Democracia portal) against the eight committees that held them; a way to group is told only that they are
eight. The adjusted Rand index is 1 for the same groups and about 0 for chance; the V-measure is from 0 to 1. How the way
in use was chosen: small letters, no numbers and the mean over several walks by reasoning; vectors that are not centred, a
link of each note to itself and the last move of each note by the nine themes of the demo's answers. The figures of
the hearings were seen on the way there, so they may flatter it a little; the random parts of the hearings tell by how much
such a figure wavers.
"""
