"""`python -m workshop`: what it waits for must be cooperative, so gevent comes before anything else."""

from gevent import monkey; monkey.patch_all()  # noqa: E702, I001  # fmt: skip

import os  # noqa: E402

# Matrices are multiplied in a thread beside the loop: more threads than that would wait for each other and take its core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from workshop.cli import main  # noqa: E402

if __name__ == "__main__":
    main(prog_name="python -m workshop")
